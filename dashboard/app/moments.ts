import { useMemo } from 'react'
import { isRange, type Range, ranges } from './ranges.ts'

const MINUTE_MS = 60_000
const LENGTHS_MS: Readonly<Record<Range, number>> = {
  '1h': 60 * MINUTE_MS,
  '24h': 24 * 60 * MINUTE_MS,
  '7d': 7 * 24 * 60 * MINUTE_MS,
  '30d': 30 * 24 * 60 * MINUTE_MS,
}

/** From when on, for lists that show everything where nothing is chosen. */
export const ANY_TIME = ''
export const sinceChoices: readonly (readonly [string, string])[] = [[ANY_TIME, 'Any time'], ...Object.entries(ranges)]

/** When a while back from now began; the same moment as long as the same is asked. */
export function useSince(since: string | undefined): string | undefined {
  return useMemo(() => (isRange(since) ? new Date(Date.now() - LENGTHS_MS[since]).toISOString() : undefined), [since])
}
