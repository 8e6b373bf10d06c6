import type { mongo } from 'mongoose'
import type { Test } from '../conditions.ts'
import type { QueryPlan } from '../plan-query.ts'
import type { StoredDocument } from './stored.ts'

export type Filter = mongo.Filter<StoredDocument>

const nameOf = (field: string): string => (field === 'id' ? '_id' : field)

/** Values stand behind an operator of ours, so that they are never one themselves. Absence is null to MongoDB. */
export const filterOf = (tests: readonly Test[]): Filter =>
  Object.fromEntries(
    tests.map((test) => {
      if ('lt' in test) return [nameOf(test.field), { $lt: test.lt }]
      const values = test.among.map((value) => value ?? null)
      return [nameOf(test.field), values.length === 1 ? { $eq: values[0] } : { $in: values }]
    }),
  )

/** What a query finds. */
export function filterOfPlan({ equal, range, order, after }: QueryPlan): Filter {
  const terms: Filter[] = [filterOf(equal)]
  if (range?.gte !== undefined) terms.push({ [nameOf(range.field)]: { $gte: range.gte } })
  if (range?.lt !== undefined) terms.push({ [nameOf(range.field)]: { $lt: range.lt } })
  if (after !== undefined) terms.push(...behind(order, after))
  return { $and: terms }
}

/** Behind a row. The first comparison alone says where in the index to begin; the rest decides between equals. */
function behind(
  { by, direction }: QueryPlan['order'],
  { value, id }: NonNullable<QueryPlan['after']>,
): readonly Filter[] {
  const beyond = direction === 'asc' ? '$gt' : '$lt'
  if (by === 'id') return [{ _id: { [beyond]: id } }]
  return [{ [by]: { [`${beyond}e`]: value } }, { $or: [{ [by]: { [beyond]: value } }, { _id: { [beyond]: id } }] }]
}

/** The order of a query; an index whose keys are unique needs no ids to decide between equals. */
export function sortOf({ order, index, ordered }: QueryPlan): Readonly<Record<string, 1 | -1>> {
  const direction = order.direction === 'asc' ? 1 : -1
  const ids = order.by === 'id' || !(index?.unique && ordered)
  return { [nameOf(order.by)]: direction, ...(ids && { _id: direction }) }
}

export const hintOf = ({ index }: Pick<QueryPlan, 'index'>): string => index?.name ?? '_id_'
