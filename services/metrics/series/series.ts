import { idWithin, nameWithin, projectOf } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import type { Bucket, Point, Series, SeriesGroup, TimeRange } from '../generated.ts'
import { levels } from '../rollups/levels.ts'
import { subjectKey } from '../rollups/rollups.ts'
import type { Sketch } from '../rollups/sketch.ts'
import type { Totals } from '../rollups/tally.ts'
import { assertInOneProject } from '../route-in-environment.ts'
import { millisecondsAt } from '../stats/percentiles.ts'
import type { Buckets } from './buckets.ts'
import { busiestRoutes } from './busiest-routes.ts'
import { bucketsOf } from './choose-buckets.ts'
import type { TallySeries } from './read-series.ts'

export interface SeriesArgs {
  readonly range: TimeRange
  readonly bucket: Bucket
}

/** @throws {Refusal} for what is no environment of the route's project, and for buckets that cannot be */
export async function routeSeries(
  context: Context,
  routeId: string,
  { environmentId, range, bucket }: SeriesArgs & { readonly environmentId: string },
): Promise<readonly Series[]> {
  assertInOneProject(routeId, environmentId)
  const buckets = bucketsOf(range, bucket, context.now)
  const route = nameWithin(routeId)
  const series = await context.load.series.load({
    subject: subjectKey({ environmentId, route }),
    buckets,
    extent: 'durations',
  })
  return [{ key: routeId, label: route, points: pointsOf(series, buckets, context.now) }]
}

/** @throws {Refusal} for buckets that cannot be, and an impossible number of series */
export async function environmentSeries(
  context: Context,
  environmentId: string,
  { range, bucket, groupBy, first }: SeriesArgs & { readonly groupBy: SeriesGroup; readonly first: number },
): Promise<readonly Series[]> {
  const { now, load } = context
  const buckets = bucketsOf(range, bucket, now)
  if (groupBy === 'ENVIRONMENT' || groupBy === 'OUTCOME') {
    const series = await load.series.load({ subject: subjectKey({ environmentId }), buckets, extent: 'durations' })
    const points = pointsOf(series, buckets, now)
    return groupBy === 'OUTCOME' ? byOutcome(points) : [{ key: environmentId, label: 'all routes', points }]
  }
  const routes = await busiestRoutes(context, environmentId, buckets.span, first)
  const extent = groupBy === 'STEP' ? 'all' : 'durations'
  const all = await Promise.all(
    routes.map(async (route) => ({
      route,
      key: idWithin('rte', projectOf(environmentId) ?? '', route),
      series: await load.series.load({ subject: subjectKey({ environmentId, route }), buckets, extent }),
    })),
  )
  return groupBy === 'ROUTE'
    ? all.map(({ key, route, series }) => ({ key, label: route, points: pointsOf(series, buckets, now) }))
    : all.flatMap((one) => byStep(one, buckets, now)).slice(0, first)
}

const outcomes = ['succeeded', 'failed', 'dropped'] as const

/** How long messages of one outcome took is not known. */
const byOutcome = (points: readonly Point[]): readonly Series[] =>
  outcomes.map((outcome) => ({
    key: outcome.toUpperCase(),
    label: outcome,
    points: points.map(({ at, partial, [outcome]: count }) => ({ ...none, at, partial, [outcome]: count })),
  }))

/** A series for each step that has run. */
function byStep(
  { key, route, series }: { readonly key: string; readonly route: string; readonly series: TallySeries },
  buckets: Buckets,
  now: Date,
): readonly Series[] {
  const steps = new Set(series.flatMap((tally) => tally?.steps.map((step) => step.key) ?? []))
  return [...steps].sort().map((step) => {
    const [position = '', kind = ''] = step.split(' ')
    return {
      key: `${key}/${Number(position)}/${kind}`,
      label: `${route} ${Number(position) + 1} ${kind}`,
      points: series.map((tally, bucket) => {
        const found = tally?.steps.find((one) => one.key === step)
        const counts = found && {
          received: found.in,
          succeeded: found.out,
          failed: found.failed,
          dropped: found.dropped,
        }
        return pointOf(counts, found?.duration, placeOf(buckets, bucket, now))
      }),
    }
  })
}

const pointsOf = (series: TallySeries, buckets: Buckets, now: Date): readonly Point[] =>
  series.map((tally, bucket) => pointOf(tally?.totals, tally?.duration, placeOf(buckets, bucket, now)))

const none = { received: 0, succeeded: 0, failed: 0, dropped: 0, p50: null, p95: null, p99: null } as const

type Place = Pick<Point, 'at' | 'partial'>

function placeOf({ level, span }: Buckets, bucket: number, now: Date): Place {
  const at = span.from + bucket * levels[level].partMs
  return { at: new Date(at), partial: at + levels[level].partMs > now.getTime() }
}

function pointOf(
  counts: Pick<Totals, 'received' | 'succeeded' | 'failed' | 'dropped'> | undefined,
  duration: Sketch | undefined,
  { at, partial }: Place,
): Point {
  if (counts === undefined || duration === undefined) return { ...none, at, partial }
  const { received, succeeded, failed, dropped } = counts
  return {
    at,
    received,
    succeeded,
    failed,
    dropped,
    p50: millisecondsAt(duration, 0.5) ?? null,
    p95: millisecondsAt(duration, 0.95) ?? null,
    p99: millisecondsAt(duration, 0.99) ?? null,
    partial,
  }
}
