/** Does something once for a key. */
export type Once<T> = (key: string, work: () => Promise<T>) => Promise<T>

const KNOWN_MS = 10 * 60_000
const MOST_KNOWN = 10_000

/** Whoever comes with a key again within ten minutes gets the same answer. What has failed may be done again. */
export function createOnce<T>(now: () => number): Once<T> {
  const known = new Map<string, { readonly at: number; readonly done: Promise<T> }>()
  return (key, work) => {
    const before = now() - KNOWN_MS
    for (const [old, { at }] of known) {
      if (at >= before && known.size <= MOST_KNOWN) break
      known.delete(old)
    }
    const found = known.get(key)
    if (found !== undefined) return found.done
    const done = work()
    known.set(key, { at: now(), done })
    done.catch(() => known.delete(key))
    return done
  }
}
