import { hash } from 'node:crypto'
import { createOnlyProperties } from '../../../../compiler/diff/replacement.ts'
import type { Unnamed } from './kind.ts'

const HASH_LENGTH = 12

/**
 * Digest of what makes a resource another one: where it stands, and what of it cannot be changed in place. The same resource has
 * the same digest after a crash, and after being removed and made again.
 */
function digest({ stack, logicalId, type, properties }: Unnamed<object>): string {
  const own = (createOnlyProperties[type] ?? []).map((name) => Reflect.get(properties, name) ?? null)
  return hash('sha256', JSON.stringify([stack, logicalId, type, own]))
}

/** A name such as CloudFormation makes: `<stack>-<logical id>-<hash>`, cut to so many characters. */
export function generatedName(resource: Unnamed<object>, longest: number): string {
  const head = `${resource.stack}-${resource.logicalId}`.slice(0, longest - HASH_LENGTH - 1)
  return `${head}-${digest(resource).slice(0, HASH_LENGTH)}`
}

/** An id such as API gateway makes: ten letters and digits. */
export const generatedId = (resource: Unnamed<object>): string =>
  BigInt(`0x${digest(resource).slice(0, 16)}`)
    .toString(36)
    .padStart(10, '0')
    .slice(-10)

/** A UUID. */
export function generatedUuid(resource: Unnamed<object>): string {
  const hex = digest(resource)
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
