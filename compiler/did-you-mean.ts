import { closest, distance } from 'fastest-levenshtein'

/** The candidate that was most likely meant; undefined when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined
  const found = closest(
    word.toLowerCase(),
    candidates.map((candidate) => candidate.toLowerCase()),
  )
  const match = candidates.find((candidate) => candidate.toLowerCase() === found)
  return distance(word.toLowerCase(), found) <= Math.max(2, word.length / 3) ? match : undefined
}

/** A sentence to put after a message: ` Did you mean "x"?`, or what there is to choose from. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const match = nearest(word, candidates)
  if (match !== undefined) return ` Did you mean "${match}"?`
  return candidates.length > 0 && candidates.length <= 12 ? ` There is: ${candidates.join(', ')}.` : ''
}
