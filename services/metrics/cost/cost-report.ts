import { perMillionOf } from '../../../compiler/estimate/money.ts'
import { idWithin, projectOf } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import type { CostGroup, CostLine, TimeRange } from '../generated.ts'
import { levels } from '../rollups/levels.ts'
import type { Totals } from '../rollups/tally.ts'
import { bucketsOf } from '../series/choose-buckets.ts'
import { spanOf } from '../stats/range.ts'
import type { Tallies } from '../stats/read-tallies.ts'
import { ofProject } from '../stats/stats.ts'
import type { Span } from '../time.ts'
import { actualOf } from './actual-cost.ts'
import { costOf, linesByItem, linesByKey, linesByService, money, prices, type UsageOf } from './cost-lines.ts'
import { assumptions, MONTH_MS, usageOf } from './measured-usage.ts'
import type { CostReportView } from './report-view.ts'

/** What a route did in a range, and what it used. */
interface RouteCost extends UsageOf {
  readonly totals: Totals
}

/** Of the project's environments that the caller may see. */
export async function projectCost(context: Context, projectId: string, args: CostArgs): Promise<CostReportView> {
  const span = spanOf(args.range, context.now)
  const of = ofProject(context.caller, projectId)
  return reportOf(context, 'subjects' in of ? of.subjects : await environmentsOf(context, projectId, span), span, args)
}

export const environmentCost = (context: Context, environmentId: string, args: CostArgs): Promise<CostReportView> =>
  reportOf(context, [environmentId], spanOf(args.range, context.now), args)

/** Those that had messages, and those that have a place of their own where their records are: these cost something without any. */
async function environmentsOf({ load, readApart }: Context, projectId: string, span: Span): Promise<readonly string[]> {
  const tallies = await load.tallies.load({ of: { parent: projectId }, span, extent: 'totals' })
  return [...new Set([...tallies.keys(), ...(await readApart(projectId))])]
}

export interface CostArgs {
  readonly range: TimeRange
  readonly groupBy: CostGroup
}

async function reportOf(
  context: Context,
  environmentIds: readonly string[],
  span: Span,
  { range, groupBy }: CostArgs,
): Promise<CostReportView> {
  const { load, now, actualCosts } = context
  const lengthMs = Math.min(span.to, now.getTime()) - span.from
  const tallies = await Promise.all(
    environmentIds.map((parent) => load.tallies.load({ of: { parent }, span, extent: 'totals' })),
  )
  const routes = tallies.flatMap((found) => routeCosts(found, lengthMs))
  const total = costOf(routes)
  // Polling and metrics are billed by the hour: at little traffic they would be nearly all of what a message costs.
  const ofMessages = costOf(tallies.flatMap((found) => routeCosts(found, 0)))
  const received = routes.reduce((sum, { totals }) => sum + totals.received, 0)
  const lines: Readonly<Record<CostGroup, () => readonly CostLine[] | Promise<readonly CostLine[]>>> = {
    SERVICE: () => linesByService(routes),
    ROUTE: () => linesByKey(routes.map((route) => ({ ...route, messages: route.totals.received }))),
    RESOURCE: () => linesByItem(routes),
    DAY: () => linesByDay(context, routes, range),
  }
  return {
    estimated: money(total),
    projectedMonth: money(lengthMs > 0 ? (total * BigInt(Math.round(MONTH_MS))) / BigInt(lengthMs) : 0n),
    perMillionMessages: received > 0 ? money(perMillionOf(ofMessages, received)) : null,
    lines: await lines[groupBy](),
    actualOf: actualOf(actualCosts, environmentIds, { ...span, to: Math.min(span.to, now.getTime()) }),
    assumptions: assumptions(prices.region, prices.asOf),
    priceListVersion: `${prices.region} ${prices.asOf}`,
  }
}

const routeCosts = (tallies: Tallies, lengthMs: number): readonly RouteCost[] =>
  [...tallies]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([subject, { totals }]) => {
      const [environmentId = '', route = ''] = subject.split('/')
      const routeId = idWithin('rte', projectOf(environmentId) ?? '', route)
      return { key: subject, label: route, routeId, totals, usage: usageOf(totals, lengthMs) }
    })

/** Days are whole, so they may reach beyond the range, which the lines say by their days. */
async function linesByDay(
  { load, now }: Context,
  routes: readonly RouteCost[],
  range: TimeRange,
): Promise<readonly CostLine[]> {
  const buckets = bucketsOf(range, 'DAY', now)
  const series = await Promise.all(
    routes.map(({ key }) => load.series.load({ subject: key, buckets, extent: 'totals' })),
  )
  const { partMs } = levels.days
  const days = Array.from({ length: (buckets.span.to - buckets.span.from) / partMs }, (_, day) => {
    const begin = buckets.span.from + day * partMs
    const lengthMs = Math.min(partMs, now.getTime() - begin)
    const totals = series.flatMap((tallies) => tallies[day]?.totals ?? [])
    const key = new Date(begin).toISOString().slice(0, 10)
    return {
      key,
      label: key,
      messages: totals.reduce((sum, { received }) => sum + received, 0),
      usage: totals.flatMap((one) => usageOf(one, lengthMs)),
    }
  })
  return linesByKey(days)
}
