import { CloudError } from '../cloud-error.ts'

/** Of a key in UTF-8. */
const MOST_KEY_BYTES = 1024

/** @throws {CloudError} `KeyTooLongError`, or `InvalidURI` where the key is no text */
export function checkKey(key: string): void {
  const bytes = Buffer.byteLength(key)
  if (bytes > MOST_KEY_BYTES) {
    throw new CloudError('KeyTooLongError', `Your key is too long: it has ${bytes} bytes of ${MOST_KEY_BYTES}.`)
  }
  if (bytes === 0 || !key.isWellFormed()) throw new CloudError('InvalidURI', "Couldn't parse the specified URI.")
}

/** The first text behind all that begin with a prefix, in the order of UTF-8; undefined where there is none. */
export function successor(prefix: string): string | undefined {
  const points = [...prefix]
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const next = (last.codePointAt(0) ?? 0) + 1
    if (next <= 0x10ffff) return points.join('') + String.fromCodePoint(next === 0xd800 ? 0xe000 : next)
  }
  return undefined
}

/** The first text behind another one. */
export const justAfter = (text: string): string => `${text}\0`
