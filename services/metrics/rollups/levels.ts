import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.ts'

/** A kind of rollups: how long one reaches, how long each part of it, and for how many days they are kept. */
export interface Level {
  readonly lengthMs: number
  readonly partMs: number
  readonly keptDays: number
}

/**
 * The kinds of rollups by their parts, from short ones to long ones. The length of each is the part of the next, so what one
 * sums up to is a part of another. Thirty days are taken together, whatever the calendar says.
 */
export const levels = {
  minutes: { lengthMs: 5 * MINUTE_MS, partMs: MINUTE_MS, keptDays: 8 },
  fiveMinutes: { lengthMs: HOUR_MS, partMs: 5 * MINUTE_MS, keptDays: 32 },
  hours: { lengthMs: DAY_MS, partMs: HOUR_MS, keptDays: 92 },
  days: { lengthMs: 30 * DAY_MS, partMs: DAY_MS, keptDays: 400 },
} as const satisfies Readonly<Record<string, Level>>

export type LevelName = keyof typeof levels

/** From short ones to long ones. */
export const levelNames = ['minutes', 'fiveMinutes', 'hours', 'days'] as const satisfies readonly LevelName[]

/** How late a line may come. The minutes that say which lines they have counted are kept for longer. */
export const LATE_DAYS = levels.minutes.keptDays - 1

/** How far back a range may go. */
export const KEPT_DAYS = levels.days.keptDays
