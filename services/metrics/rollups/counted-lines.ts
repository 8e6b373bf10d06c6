import { createHash } from 'node:crypto'

/** 72 bits of a digest: among a million lines of five minutes, two are the same once in 10^10 times. */
const BYTES = 9
const LENGTH = (BYTES * 4) / 3

/** What a line is known by among those of the same route and minutes. */
export const digestOf = (key: string): string =>
  createHash('sha256').update(key).digest().subarray(0, BYTES).toString('base64url')

/** The digests in a text of them. */
export function digestsIn(lines: string): ReadonlySet<string> {
  const digests = new Set<string>()
  for (let at = 0; at < lines.length; at += LENGTH) digests.add(lines.slice(at, at + LENGTH))
  return digests
}
