import { useMemo } from 'react'
import { formatDuration } from '../../format/times.ts'
import { Chart } from './chart.tsx'

interface DurationsPoint {
  readonly at: string
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
}

const LINES = [
  ['p50', '--chart', undefined],
  ['p95', '--warn', [6, 3]],
  ['p99', '--chart-bad', [2, 2]],
] as const

/** How long attempts took in each bucket. Undefined while that is not known. */
export function DurationsChart({ points }: { readonly points: readonly DurationsPoint[] | undefined }) {
  const drawn = useMemo(
    () =>
      points && {
        at: points.map(({ at }) => at),
        format: formatDuration,
        least: 5,
        series: LINES.map(([key, colour, dash]) => ({
          label: key,
          colour,
          shape: 'line' as const,
          ...(dash && { dash }),
          values: points.map((point) => point[key]),
        })),
      },
    [points],
  )
  const slowest = Math.max(0, ...(points ?? []).map(({ p95 }) => p95 ?? 0))
  return (
    <Chart
      drawn={drawn}
      inWords={`Over this range 19 of 20 attempts took at most ${formatDuration(slowest)} at any time.`}
    />
  )
}
