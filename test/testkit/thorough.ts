/** Set where all is to be tried of which `npm test` tries a part, which takes minutes more. */
export const isThorough = process.env.ROUTO_THOROUGH === '1'

const TURNS = 4

/** Of many values those whose turn it is, so that over some turns each comes; all of them where it is insisted on. */
export const inTurn = <Value>(values: readonly Value[], turn: number): readonly Value[] =>
  isThorough ? values : values.filter((_, index) => (index + turn) % TURNS === 0)

/** So many runs of a property where it is insisted on, a third of them otherwise: others each time. */
export const runs = (most: number): { readonly numRuns: number } => ({
  numRuns: isThorough ? most : Math.ceil(most / 3),
})
