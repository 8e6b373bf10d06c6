import { type Position, PositionError, type Query, type Stored, StoreError } from './collection.ts'
import { isOfField, leafOf, type Scalar, scalarOf, type Test, testsOf } from './conditions.ts'
import type { Index } from './indexes.ts'
import type { Shape } from './shape.ts'

/** How a query runs: on which index, from where to where, in which order. The same for every driver. */
export interface QueryPlan {
  /** Undefined: the ids themselves. */
  readonly index: Index | undefined
  readonly equal: readonly { readonly field: string; readonly among: readonly (Scalar | undefined)[] }[]
  readonly range: { readonly field: string; readonly gte?: Scalar; readonly lt?: Scalar } | undefined
  /** Ids decide between equals, in the same direction. */
  readonly order: { readonly by: string; readonly direction: 'asc' | 'desc' }
  readonly after: { readonly value: Scalar; readonly id: string } | undefined
  /** Undefined: all. */
  readonly limit: number | undefined
  /** Whether the index itself has the order, ties included. */
  readonly ordered: boolean
}

/** More combinations of `{ in }` than this is a query that should be several. */
const MOST_COMBINATIONS = 500

/**
 * Chooses the index of a query: its equal fields first, then the field of range and order, then the id.
 *
 * @throws {StoreError} where there is none, with the one to declare
 */
export function planQuery<T extends Stored>(shape: Shape, query: Query<T>): QueryPlan {
  const { order, after, limit } = query
  if (!Number.isInteger(limit) || limit < 1) throw new StoreError(`${shape.name}: a limit is a count, at least 1`)
  const equal = equalitiesOf(shape, query.where)
  const range = rangeOf(shape, query.range)
  if (range !== undefined && order !== undefined && order.by !== range.field) {
    throw new StoreError(`${shape.name}: a query with a range of ${range.field} is in its order`)
  }
  const wanted = range?.field ?? order?.by ?? 'id'
  // Where all have the same value, the order is that of ids.
  const same = equal.some(({ field, among }) => field === wanted && among.length === 1)
  const by = same && range === undefined ? 'id' : wanted
  if (range === undefined) refuseGaps(shape, by)
  const { index, ordered } = chooseIndex(shape, equal, by, range !== undefined)
  return {
    index,
    equal,
    range,
    order: { by, direction: order?.direction ?? 'asc' },
    after: after && placeOf(shape, by, after),
    limit,
    ordered,
  }
}

function placeOf(shape: Shape, by: string, { value, id }: Position): NonNullable<QueryPlan['after']> {
  const place = by === 'id' ? id : value
  if (id !== '' && isOfField(shape, 'id', id) && isOfField(shape, by, place)) return { id, value: place }
  throw new PositionError(`${shape.name}: there is no such place in the order of ${by}`)
}

/** As `planQuery`, for counting: any index that begins with the fields will do. */
export function planCount<T extends Stored>(shape: Shape, query: Pick<Query<T>, 'where' | 'range'>): QueryPlan {
  const equal = equalitiesOf(shape, query.where)
  const range = rangeOf(shape, query.range)
  const by = range?.field ?? 'id'
  const ranged = range === undefined ? undefined : by
  const prefix = shape.indexes.find(
    (index) =>
      beginsWith(index, equal) &&
      (ranged === undefined || index.fields[equal.length] === ranged) &&
      holds(index, equal, ranged),
  )
  const index = prefix ?? chooseIndex(shape, equal, by, range !== undefined).index
  return { index, equal, range, order: { by, direction: 'asc' }, after: undefined, limit: undefined, ordered: false }
}

function chooseIndex(
  shape: Shape,
  equal: QueryPlan['equal'],
  by: string,
  ranged: boolean,
): Pick<QueryPlan, 'index' | 'ordered'> {
  const fields = equal.map(({ field }) => field)
  const single = equal.every(({ among }) => among.length === 1)
  if (fields.length === 0 && by === 'id') return { index: undefined, ordered: true }
  if (fields.includes('id')) return { index: undefined, ordered: single }
  const usable = shape.indexes.filter((index) => holds(index, equal, ranged ? by : undefined))
  // A key that is named as a whole finds one document for each of its values, so any order and any other field go with it.
  const key = usable.find((index) => index.unique && index.fields.every((field) => fields.includes(field)))
  if (key !== undefined) return { index: key, ordered: single }
  const length = fields.length + (by === 'id' ? 0 : 1)
  const index = usable.find(
    (one) =>
      beginsWith(one, equal) &&
      one.fields.length === length &&
      (by === 'id' ? !one.unique : one.fields[fields.length] === by),
  )
  if (index !== undefined) return { index, ordered: single || !index.unique }
  const needed = [...fields, ...(by === 'id' ? [] : [by]), '_id'].map((field) => `${field}: 1`)
  throw new StoreError(
    `${shape.name} has no index for a query ${fields.length > 0 ? `where ${fields.join(', ')} ` : ''}in the order of ${by}: declare schema.index({ ${needed.join(', ')} })`,
  )
}

const beginsWith = ({ fields }: Index, equal: QueryPlan['equal']): boolean => {
  const head = fields.slice(0, equal.length)
  return head.length === equal.length && equal.every(({ field }) => head.includes(field))
}

/** Whether every document that the query can find is in the index. */
const holds = ({ only }: Index, equal: QueryPlan['equal'], ranged: string | undefined): boolean =>
  [...only].every(([field, value]) => {
    if (field === ranged && value === undefined) return true
    const among = equal.find((one) => one.field === field)?.among
    return among?.every((one) => (value === undefined ? one !== undefined : one === value)) ?? false
  })

/** Without a value there is no place in an order that a page could begin after. */
function refuseGaps(shape: Shape, by: string): void {
  const field = by === 'id' ? undefined : shape.fields.fields.get(by)
  if (field?.kind === 'leaf' && field.optional) {
    throw new StoreError(`${shape.name}: ${by} may be absent, so there is no order by it without a range`)
  }
}

function equalitiesOf<T extends Stored>(shape: Shape, where: Query<T>['where']): QueryPlan['equal'] {
  const equal = testsOf(shape, where).filter((test): test is Extract<Test, { among: unknown }> => 'among' in test)
  if (equal.length < Object.keys(where ?? {}).length)
    throw new StoreError(`${shape.name}: less-than in a query is its range`)
  const combinations = equal.reduce((product, { among }) => product * among.length, 1)
  if (combinations > MOST_COMBINATIONS) {
    throw new StoreError(
      `${shape.name}: ${combinations} values are looked for at once, at most ${MOST_COMBINATIONS} can be`,
    )
  }
  return equal
}

function rangeOf<T extends Stored>(shape: Shape, range: Query<T>['range']): QueryPlan['range'] {
  if (range === undefined) return undefined
  const leaf = leafOf(shape, range.field)
  const [gte, lt] = [range.gte, range.lt].map((end) =>
    end === undefined ? undefined : scalarOf(shape, range.field, leaf, end),
  )
  return { field: range.field, ...(gte !== undefined && { gte }), ...(lt !== undefined && { lt }) }
}
