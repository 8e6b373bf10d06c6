import { useMemo } from 'react'
import { formatCount, formatExact } from '../../format/numbers.ts'
import { Chart } from './chart.tsx'

interface MessagesPoint {
  readonly at: string
  readonly received: number
  readonly succeeded: number
  readonly failed: number
  readonly dropped: number
}

/** What has become of the messages in each bucket, one above the other, in a frame as high as what was received. Undefined while that is not known. */
export function MessagesChart({ points }: { readonly points: readonly MessagesPoint[] | undefined }) {
  const drawn = useMemo(
    () =>
      points && {
        at: points.map(({ at }) => at),
        format: formatCount,
        least: 4,
        series: [
          {
            label: 'Received',
            colour: '--text-3',
            shape: 'frame' as const,
            values: points.map(({ received }) => received),
          },
          {
            label: 'Succeeded',
            colour: '--chart',
            shape: 'bars' as const,
            values: points.map(({ succeeded, dropped, failed }) => succeeded + dropped + failed),
            said: points.map(({ succeeded }) => succeeded),
          },
          {
            label: 'Dropped',
            colour: '--chart-quiet',
            shape: 'bars' as const,
            values: points.map(({ dropped, failed }) => dropped + failed),
            said: points.map(({ dropped }) => dropped),
          },
          {
            label: 'Failed',
            colour: '--chart-bad',
            shape: 'bars' as const,
            values: points.map(({ failed }) => failed),
          },
        ],
      },
    [points],
  )
  const sum = (of: (point: MessagesPoint) => number): string =>
    formatExact((points ?? []).reduce((total, point) => total + of(point), 0))
  return (
    <Chart
      drawn={drawn}
      inWords={`Over this range ${sum(({ received }) => received)} messages were received; ${sum(({ succeeded }) => succeeded)} succeeded, ${sum(({ failed }) => failed)} failed, ${sum(({ dropped }) => dropped)} were dropped.`}
    />
  )
}
