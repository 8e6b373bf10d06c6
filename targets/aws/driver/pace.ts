const FIRST_MS = 700
const LONGEST_MS = 5_000
const GROWTH = 1.5

/**
 * How often AWS is asked how far it is: soon after something has happened, and ever more seldom while nothing does. Pauses are of random
 * length, so that many operations do not ask at once.
 */
export function createPace({ now, random }: { readonly now: () => number; readonly random: () => number }) {
  const known = new Map<string, { readonly quiet: number; readonly due: number }>()
  return {
    /** How long not to ask, in milliseconds. */
    pauseBefore: (token: string): number => Math.max(0, (known.get(token)?.due ?? 0) - now()),
    looked(token: string, { hasMoved, isOver }: { readonly hasMoved: boolean; readonly isOver: boolean }): void {
      if (hasMoved || isOver) known.delete(token)
      if (hasMoved || isOver) return
      const quiet = known.get(token)?.quiet ?? 0
      const pause = Math.min(LONGEST_MS, FIRST_MS * GROWTH ** quiet) * (0.5 + random() / 2)
      known.set(token, { quiet: quiet + 1, due: now() + pause })
    },
  }
}
