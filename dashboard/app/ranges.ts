/** How far back the pages look; it stands in the address bar. */
export const ranges = { '1h': 'Last hour', '24h': 'Last 24 hours', '7d': 'Last 7 days', '30d': 'Last 30 days' } as const
export type Range = keyof typeof ranges

export const DEFAULT_RANGE: Range = '24h'

export const isRange = (text: unknown): text is Range => typeof text === 'string' && Object.hasOwn(ranges, text)

const HOUR_MS = 3_600_000
const LENGTHS_MS: Readonly<Record<Range, number>> = {
  '1h': HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
}

/** When a range begins. */
export const sinceOf = (range: Range, now = Date.now()): string => new Date(now - LENGTHS_MS[range]).toISOString()

/** Since the first of the month, UTC, as bills go. */
export function thisMonth(now = new Date()): { readonly from: string } {
  return { from: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)).toISOString() }
}
