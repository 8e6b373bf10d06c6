import { StoreError } from './collection.ts'
import { fieldAt, type Leaf, type Plain } from './fields.ts'
import type { Shape } from './shape.ts'

/** A change whose values fit the schema, and whose paths do not overlap. */
export interface CastChange {
  readonly set: Plain
  readonly unset: readonly string[]
  readonly inc: Readonly<Record<string, number | bigint>>
  readonly max: Readonly<Record<string, number | bigint | Date>>
}

/** Every path that a change touches. */
export const touchedPaths = ({ set, unset, inc, max }: CastChange): readonly string[] => [
  ...Object.keys(set),
  ...unset,
  ...Object.keys(inc),
  ...Object.keys(max),
]

/**
 * What a change makes of a document.
 *
 * @throws {StoreError} when a number would exceed 64 bits
 */
export function applyChange(document: Plain, { set, unset, inc, max }: CastChange): Plain {
  let changed: Plain = { ...withoutPaths(document, unset), ...set }
  for (const [path, amount] of Object.entries(inc)) {
    changed = changeAt(changed, path.split('.'), (value) => sum(value, amount))
  }
  for (const [path, limit] of Object.entries(max)) {
    changed = changeAt(changed, path.split('.'), (value) => (isLess(value, limit) ? limit : value))
  }
  return changed
}

export const withoutPaths = (document: Plain, paths: readonly string[]): Plain =>
  paths.reduce((rest, path) => changeAt(rest, path.split('.'), () => undefined), document)

function changeAt(
  document: Plain,
  [first = '', ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): Plain {
  const found = Object.hasOwn(document, first) ? document[first] : undefined
  const changed = rest.length === 0 ? change(found) : changeAt((found ?? {}) as Plain, rest, change) // a path leads through records
  if (changed !== undefined) return { ...document, [first]: changed }
  const { [first]: _, ...others } = document
  return others
}

function sum(value: unknown, amount: number | bigint): number | bigint {
  if (typeof amount === 'number') return (typeof value === 'number' ? value : 0) + amount
  const total = (typeof value === 'bigint' ? value : 0n) + amount
  if (BigInt.asIntN(64, total) !== total) throw new StoreError('a number would exceed 64 bits')
  return total
}

const isLess = (value: unknown, limit: number | bigint | Date): boolean =>
  value === undefined || (value as typeof limit) < limit // of one field, so of one type

const addable = { inc: ['number', 'bigint'], max: ['number', 'bigint', 'date'] } as const

/** @throws {StoreError} for paths that hold nothing of the kind, and values of another type */
export function castNumbers<T extends number | bigint | Date>(
  { fields, name }: Shape,
  amounts: Readonly<Record<string, T>>,
  operation: keyof typeof addable,
): Readonly<Record<string, T | bigint>> {
  const cast = Object.entries(amounts).map(([path, amount]) => {
    const field = fieldAt(fields, path.split('.'))
    const leaf = field?.kind === 'leaf' ? field.leaf : undefined
    if (leaf === undefined || !addable[operation].some((one) => one === leaf)) {
      throw new StoreError(`${name}: ${operation} does not go with ${path}`)
    }
    return [path, amountOf(leaf, amount, `${name}: what ${operation} gives ${path} is no ${leaf}`)] as const
  })
  return Object.fromEntries(cast)
}

function amountOf<T extends number | bigint | Date>(leaf: Leaf, amount: T, problem: string): T | bigint {
  if (leaf === 'bigint' && typeof amount === 'bigint') return amount
  if (leaf === 'bigint' && typeof amount === 'number' && Number.isSafeInteger(amount)) return BigInt(amount)
  if (leaf === 'number' && typeof amount === 'number' && Number.isFinite(amount)) return amount
  if (leaf === 'date' && amount instanceof Date && !Number.isNaN(amount.getTime())) return amount
  throw new StoreError(problem)
}

/** MongoDB refuses a change that touches something twice, so every driver does. */
export function refuseOverlap({ name }: Shape, paths: readonly string[]): void {
  const sorted = paths.map((path) => `${path}.`).sort()
  const twice = sorted.find((path, n) => sorted[n + 1]?.startsWith(path))
  if (twice !== undefined) throw new StoreError(`${name}: ${twice.slice(0, -1)} is changed twice`)
}
