/** How often messages were redriven: a message that fails again is a new letter, which does not know of the old one. */
export interface RedriveCounts {
  of(environmentId: string, route: string, messageId: string): number
  add(environmentId: string, route: string, messageId: string): void
}

const MOST_KNOWN = 100_000

/** Counts as long as this process lives: AWS has no place for it that the message would not lose. */
export function createRedriveCounts(): RedriveCounts {
  const counts = new Map<string, number>()
  const keyOf = (...parts: readonly string[]): string => parts.join(' ')
  return {
    of: (...parts) => counts.get(keyOf(...parts)) ?? 0,
    add(...parts) {
      const key = keyOf(...parts)
      const count = (counts.get(key) ?? 0) + 1
      // The one that was counted last is forgotten last.
      counts.delete(key)
      counts.set(key, count)
      const [oldest] = counts.keys()
      if (counts.size > MOST_KNOWN && oldest !== undefined) counts.delete(oldest)
    },
  }
}
