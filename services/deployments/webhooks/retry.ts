const SECOND_MS = 1_000
const HOUR_MS = 60 * 60 * SECOND_MS

/** How often a delivery is tried, in about an hour. */
export const MOST_ATTEMPTS = 6
/** A delivery that has had to wait behind others is given up after this. */
export const MOST_AGE_MS = 24 * HOUR_MS

const FIRST_DELAY_MS = 10 * SECOND_MS
const GROWTH = 4
/** As far as delays are spread to both sides, so that what failed together does not come back together. */
const SPREAD = 0.2
const LONGEST_REST_MS = 60 * SECOND_MS

/**
 * Until a delivery is tried again: 10 s after the first attempt, and four times as long after each further one, or as the receiver
 * wants it.
 *
 * @param random from 0 to 1
 */
export const delayMs = (attempts: number, retryAfterMs: number | undefined, random: number): number =>
  Math.max(spread(FIRST_DELAY_MS * GROWTH ** (attempts - 1), random), wanted(retryAfterMs))

/** How long a receiver is left alone after so many failures in a row: a dead one takes the time of others. */
export const restMs = (failures: number, retryAfterMs: number | undefined, random: number): number =>
  Math.max(spread(Math.min(SECOND_MS * 2 ** (failures - 1), LONGEST_REST_MS), random), wanted(retryAfterMs))

const spread = (ms: number, random: number): number => Math.round(ms * (1 - SPREAD + 2 * SPREAD * random))

/** No receiver can have itself left alone for ever. */
const wanted = (retryAfterMs = 0): number => Math.min(retryAfterMs, HOUR_MS)
