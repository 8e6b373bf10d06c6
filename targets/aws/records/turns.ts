/** Sees to it that each log group is asked in its turn: often while it has records, rarely while it has none. */
export interface Turns {
  /** Whose turn it is, the longest waiting first; those that have never been asked before all others. */
  due(keys: readonly string[]): readonly string[]
  /** When the next one will be, of those whose turn it is not. */
  nextAt(keys: readonly string[]): number
  /** @param found `more`: the next page is there already */
  asked(key: string, found: Found): void
}

type Found = 'more' | 'records' | 'nothing' | 'failure'

const SHORTEST_MS = 1_000
const LONGEST_MS = 5_000
/** CloudWatch answers ten requests a second in the smallest regions; others need some of them. */
const EACH_MS = 200
const AFTER_FAILURE_MS = 30_000

/** @param now milliseconds since 1970 */
export function createTurns(now: () => number): Turns {
  const turns = new Map<string, { readonly at: number; readonly everyMs: number }>()
  const atOf = (key: string): number => turns.get(key)?.at ?? 0
  let count = 0
  return {
    due(keys) {
      count = keys.length
      return keys.filter((key) => atOf(key) <= now()).sort((one, other) => atOf(one) - atOf(other))
    },
    nextAt: (keys) => Math.min(...keys.map(atOf)),
    asked(key, found) {
      const before = turns.get(key)?.everyMs ?? SHORTEST_MS
      const quietMs = Math.min(before * 2, Math.max(LONGEST_MS, count * EACH_MS))
      const everyMs = found === 'records' || found === 'more' ? SHORTEST_MS : quietMs
      const waits: Readonly<Record<Found, number>> = {
        more: 0,
        records: everyMs,
        nothing: everyMs,
        failure: AFTER_FAILURE_MS,
      }
      turns.set(key, { at: now() + waits[found], everyMs })
    },
  }
}
