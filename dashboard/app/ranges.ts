/** How far back the pages look; it stands in the address bar. */
export const ranges = { '1h': 'Last hour', '24h': 'Last 24 hours', '7d': 'Last 7 days', '30d': 'Last 30 days' } as const
export type Range = keyof typeof ranges

export const DEFAULT_RANGE: Range = '24h'

export const isRange = (text: unknown): text is Range => typeof text === 'string' && Object.hasOwn(ranges, text)

/** Since the first of the month, UTC, as bills go. */
export function thisMonth(now = new Date()): { readonly from: string } {
  return { from: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)).toISOString() }
}
