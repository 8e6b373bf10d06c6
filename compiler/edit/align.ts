/** What becomes of a list: each item of the new one, with the item of the old one that it was, if any. */
export interface Alignment {
  readonly items: readonly AlignedItem[]
  /** Items of the old list that are not where they were: gone, or in another place. */
  readonly removed: readonly number[]
}

export interface AlignedItem {
  readonly is: number
  /** Absent: it is new. */
  readonly was?: number
  /** `same`, in its place among the others; `moved`, otherwise the same; `changed` in its place. */
  readonly how: 'same' | 'moved' | 'changed' | 'new'
}

/**
 * Finds as much of the old list in the new one as there is. What is not the same has become another only where both are of one
 * kind.
 */
export function align(was: readonly string[], is: readonly string[], kindOf: (text: string) => string): Alignment {
  const same = common(was, is)
  const [keptWas, keptIs] = [new Set(same.map(([from]) => from)), new Set(same.map(([, to]) => to))]
  const moved: [number, number][] = []
  is.forEach((text, to) => {
    if (keptIs.has(to)) return
    const from = was.findIndex((other, index) => other === text && !keptWas.has(index))
    if (from < 0) return
    moved.push([from, to])
    keptWas.add(from)
    keptIs.add(to)
  })
  const changed = segments(same, was.length, is.length).flatMap(({ wasFrom, wasTo, isFrom, isTo }) => {
    const left = range(wasFrom, wasTo).filter((index) => !keptWas.has(index))
    const right = range(isFrom, isTo).filter((index) => !keptIs.has(index))
    const kinds = common(
      left.map((index) => kindOf(was[index] ?? '')),
      right.map((index) => kindOf(is[index] ?? '')),
    )
    return kinds.map(([from, to]) => [left[from] ?? 0, right[to] ?? 0] as const)
  })
  const items = new Map<number, AlignedItem>([
    ...same.map(([from, to]) => [to, { is: to, was: from, how: 'same' }] as const),
    ...moved.map(([from, to]) => [to, { is: to, was: from, how: 'moved' }] as const),
    ...changed.map(([from, to]) => [to, { is: to, was: from, how: 'changed' }] as const),
  ])
  const inPlace = new Set([...same, ...changed].map(([from]) => from))
  return {
    items: is.map((_, to) => items.get(to) ?? { is: to, how: 'new' }),
    removed: range(0, was.length).filter((index) => !inPlace.has(index)),
  }
}

/** What lies between the pairs, before the first and behind the last. */
function segments(pairs: readonly (readonly [number, number])[], wasLength: number, isLength: number) {
  const ends = [...pairs, [wasLength, isLength] as const]
  return ends.map(([wasTo, isTo], index) => {
    const [before, beforeIs] = ends[index - 1] ?? [-1, -1]
    return { wasFrom: before + 1, wasTo, isFrom: beforeIs + 1, isTo }
  })
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(to - from, 0) }, (_, n) => from + n)

/** More comparisons than these take too long, and too much memory. */
const MOST_COMPARED = 1_000_000

/** The longest list that is in both, as pairs of places; of lists that are very long, only what is the same at both ends. */
function common(was: readonly string[], is: readonly string[]): [number, number][] {
  const most = Math.min(was.length, is.length)
  let first = 0
  while (first < most && was[first] === is[first]) first += 1
  let kept = 0
  while (kept < most - first && was.at(-1 - kept) === is.at(-1 - kept)) kept += 1
  const [from, to] = [was.slice(first, was.length - kept), is.slice(first, is.length - kept)]
  const between = from.length * to.length > MOST_COMPARED ? [] : commonBetween(from, to)
  return [
    ...range(0, first).map((index): [number, number] => [index, index]),
    ...between.map(([one, other]): [number, number] => [one + first, other + first]),
    ...range(0, kept).map((index): [number, number] => [was.length - kept + index, is.length - kept + index]),
  ]
}

function commonBetween(was: readonly string[], is: readonly string[]): [number, number][] {
  // How much is common from two places on.
  const lengths = was.map(() => new Uint32Array(is.length + 1))
  lengths.push(new Uint32Array(is.length + 1))
  const at = (from: number, to: number): number => lengths[from]?.[to] ?? 0
  for (let from = was.length - 1; from >= 0; from -= 1) {
    const row = lengths[from]
    if (row === undefined) continue
    for (let to = is.length - 1; to >= 0; to -= 1) {
      row[to] = was[from] === is[to] ? at(from + 1, to + 1) + 1 : Math.max(at(from + 1, to), at(from, to + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let [from, to] = [0, 0]; from < was.length && to < is.length; ) {
    if (was[from] === is[to]) pairs.push([from++, to++])
    else if (at(from + 1, to) >= at(from, to + 1)) from += 1
    else to += 1
  }
  return pairs
}
