/** Groups of items that share a key, directly or through others, in the order of their first item. */
export function connected<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): readonly (readonly T[])[] {
  const parents = items.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      // Halving the path keeps later look-ups short.
      parents[at] = parents[parent] ?? parent
      at = parent
    }
    return at
  }

  const firstWith = new Map<string, number>()
  for (const [index, item] of items.entries()) {
    for (const key of keysOf(item)) {
      const other = firstWith.get(key)
      if (other === undefined) firstWith.set(key, index)
      else parents[root(index)] = root(other)
    }
  }
  return [...Map.groupBy(items.keys(), root).values()].map((group) => group.flatMap((index) => items[index] ?? []))
}
