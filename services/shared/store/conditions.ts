import { type Condition, StoreError } from './collection.ts'
import type { Leaf, Plain } from './fields.ts'
import type { Shape } from './shape.ts'

/** Something that has a place in an index. */
export type Scalar = string | number | boolean | bigint | Date

/** What must hold of a field: it has one of the values (undefined: it is absent), or is less than one. */
export type Test =
  | { readonly field: string; readonly among: readonly (Scalar | undefined)[] }
  | { readonly field: string; readonly lt: Scalar }

/** @throws {StoreError} for fields that hold no single value, and for values of another type */
export const testsOf = <T>(shape: Shape, conditions: Condition<T> = {}): readonly Test[] =>
  Object.entries(conditions).map(([field, value]) => testOf(shape, field, value))

function testOf(shape: Shape, field: string, value: unknown): Test {
  const leaf = leafOf(shape, field)
  if (isPlain(value) && Array.isArray(value.in)) {
    return { field, among: [...new Set(value.in)].map((one) => scalarOf(shape, field, leaf, one)) }
  }
  if (isPlain(value) && value.lt !== undefined) return { field, lt: scalarOf(shape, field, leaf, value.lt) }
  return { field, among: [value === undefined ? undefined : scalarOf(shape, field, leaf, value)] }
}

/** @throws {StoreError} where there is no such field of single values */
export function leafOf(shape: Pick<Shape, 'name' | 'fields'>, field: string): Leaf {
  const found = shape.fields.fields.get(field === 'id' ? '_id' : field)
  if (found?.kind === 'leaf' && found.leaf !== 'json') return found.leaf
  throw new StoreError(`${shape.name}: nothing can be looked for in ${field}`)
}

const isOf: Readonly<Record<Leaf, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  bigint: (value) => typeof value === 'bigint',
  date: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
  json: () => false,
}

/** Whether the value is of the field's type, which has to be one of single values. */
export const isOfField = (shape: Shape, field: string, value: unknown): value is Scalar =>
  isOf[leafOf(shape, field)](value)

/** The value, if it is of the field's type: nothing is converted, so that an operator can never be one. */
export function scalarOf({ name }: Shape, field: string, leaf: Leaf, value: unknown): Scalar {
  if (!isOf[leaf](value)) throw new StoreError(`${name}: ${field} is looked for with what is no ${leaf}`)
  return value as Scalar // checked
}

/** Whether a document passes. */
export const passes = (document: Plain, tests: readonly Test[]): boolean =>
  tests.every((test) => {
    const value = document[test.field] ?? undefined
    return 'lt' in test
      ? value !== undefined && compare(value, test.lt) < 0
      : test.among.some((one) => (one === undefined || value === undefined ? one === value : compare(value, one) === 0))
  })

/** Texts in the order of their bytes, as databases have them. */
function compare(value: unknown, other: Scalar): number {
  if (typeof value === 'string' && typeof other === 'string')
    return Buffer.compare(Buffer.from(value), Buffer.from(other))
  const [one, two] = [value as number, other as number] // of one field, so of one type; dates and bigints compare like numbers
  return one < two ? -1 : Number(one > two)
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !(value instanceof Date)
