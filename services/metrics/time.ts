export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** The last full unit at or before a time; both in milliseconds. UTC knows no leap of hours or days. */
export const floorTo = (unitMs: number, time: number): number => Math.floor(time / unitMs) * unitMs

/** The first full unit at or after a time. */
export const ceilTo = (unitMs: number, time: number): number => Math.ceil(time / unitMs) * unitMs

/** From (inclusive) to (exclusive), in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}
