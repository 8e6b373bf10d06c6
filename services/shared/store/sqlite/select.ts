import type { Scalar } from '../conditions.ts'
import type { QueryPlan } from '../plan-query.ts'
import type { Shape } from '../shape.ts'
import { type Bound, bound, expressionOf, onlyOf, quoted } from './expressions.ts'
import { indexName } from './tables.ts'

/** SQL with its values apart. */
export interface Statement {
  readonly sql: string
  readonly values: readonly Bound[]
}

/** Reads `id` and `document`, in order. Undefined: nothing can be found. */
export function selectOf(shape: Shape, plan: QueryPlan): Statement | undefined {
  const stretches = combine(plan.equal).map((values) => stretchOf(shape, plan, values))
  if (stretches.length < 2) return stretches[0]
  // Each combination of values is one stretch of the index; the first rows of all are among the first of each.
  const { direction } = plan.order
  const rows = stretches.map(({ sql }) => `SELECT * FROM (${sql})`).join(' UNION ALL ')
  return {
    sql: `SELECT id, document FROM (${rows}) ORDER BY place ${direction}, id ${direction}${limitOf(plan)}`,
    values: [...stretches.flatMap(({ values }) => values), ...limits(plan)],
  }
}

export function countOf(shape: Shape, plan: QueryPlan): Statement | undefined {
  const statements = combine(plan.equal).map((values) => {
    const { sql, values: given } = conditionsOf(shape, plan, values)
    return { sql: `SELECT count(*) AS n FROM ${from(shape, plan)}${sql}`, values: given }
  })
  if (statements.length === 0) return undefined
  return {
    sql: `SELECT sum(n) AS n FROM (${statements.map(({ sql }) => sql).join(' UNION ALL ')})`,
    values: statements.flatMap(({ values }) => values),
  }
}

function stretchOf(shape: Shape, plan: QueryPlan, equal: readonly (Scalar | undefined)[]): Statement {
  const { by, direction } = plan.order
  const place = expressionOf(shape, by)
  const { sql, values } = conditionsOf(shape, plan, equal)
  const order = by === 'id' ? `id ${direction}` : `${place} ${direction}, id ${direction}`
  // The place is for merging stretches; read out, it could be larger than a number is.
  const columns = combinationsOf(plan) > 1 ? `id, ${place} AS place, document` : 'id, document'
  return {
    sql: `SELECT ${columns} FROM ${from(shape, plan)}${sql} ORDER BY ${order}${limitOf(plan)}`,
    values: [...values, ...limits(plan)],
  }
}

const combinationsOf = ({ equal }: QueryPlan): number => equal.reduce((product, { among }) => product * among.length, 1)

/** A table with the one index it may use: SQLite refuses the query rather than taking another. */
const from = (shape: Shape, { index }: QueryPlan): string =>
  `${quoted(shape.name)}${index === undefined ? '' : ` INDEXED BY ${quoted(indexName(shape, index))}`}`

const limitOf = ({ limit }: QueryPlan): string => (limit === undefined ? '' : ' LIMIT ?')
const limits = ({ limit }: QueryPlan): readonly number[] => (limit === undefined ? [] : [limit])

function conditionsOf(shape: Shape, plan: QueryPlan, equal: readonly (Scalar | undefined)[]): Statement {
  const { range, after, order, index } = plan
  const terms: { readonly sql: string; readonly values: readonly Bound[] }[] = plan.equal.map(({ field }, n) => {
    const value = equal[n]
    const expression = expressionOf(shape, field)
    return value === undefined
      ? { sql: `${expression} IS NULL`, values: [] }
      : { sql: `${expression} = ?`, values: [bound(value)] }
  })
  if (range?.gte !== undefined)
    terms.push({ sql: `${expressionOf(shape, range.field)} >= ?`, values: [bound(range.gte)] })
  if (range?.lt !== undefined) terms.push({ sql: `${expressionOf(shape, range.field)} < ?`, values: [bound(range.lt)] })
  if (after !== undefined) terms.push(afterOf(expressionOf(shape, order.by), order, after))
  // What the query entails by its values, SQLite takes for a partial index only in the index's own words.
  if (index !== undefined && index.only.size > 0) terms.push({ sql: onlyOf(shape, index), values: [] })
  return {
    sql: terms.length === 0 ? '' : ` WHERE ${terms.map(({ sql }) => sql).join(' AND ')}`,
    values: terms.flatMap(({ values }) => values),
  }
}

/** Behind a row. The first comparison alone says where in the index to begin; the rest decides between equals. */
function afterOf(
  place: string,
  { by, direction }: QueryPlan['order'],
  after: NonNullable<QueryPlan['after']>,
): Statement {
  const beyond = direction === 'asc' ? '>' : '<'
  if (by === 'id') return { sql: `id ${beyond} ?`, values: [after.id] }
  const value = bound(after.value)
  return {
    sql: `${place} ${beyond}= ? AND (${place} ${beyond} ? OR id ${beyond} ?)`,
    values: [value, value, after.id],
  }
}

/** Every way to take one value for each field. */
const combine = (equal: QueryPlan['equal']): readonly (readonly (Scalar | undefined)[])[] =>
  equal.reduce<readonly (readonly (Scalar | undefined)[])[]>(
    (rows, { among }) => rows.flatMap((row) => among.map((value) => [...row, value])),
    [[]],
  )
