import { type CountsFragment, EnvironmentStats, RouteStats, type RouteStatsQuery } from '../../client/index.ts'
import type { Context } from '../context/context.ts'

type OfEnvironment = Extract<NonNullable<RouteStatsQuery['node']>, { readonly currentDeployment?: unknown }>

interface Asked {
  readonly environmentId: string
  readonly range: { readonly last: string }
}

export interface StatsRow {
  readonly route: string
  readonly stats: CountsFragment
  /** What its messages would have cost on AWS; null where it had none. */
  readonly cost: string | null
}

export interface EnvironmentCounts {
  readonly routes: readonly StatsRow[]
  /** Of all routes, also those that are no longer in the project. */
  readonly total: Omit<StatsRow, 'route'>
  readonly currency: string
}

/** What happened in an environment; undefined where that cannot be counted now. */
export async function statsOf(context: Context, asked: Asked): Promise<EnvironmentCounts | undefined> {
  const { environmentId, range } = asked
  const { node } = await context.client().ask(EnvironmentStats, { environmentId, range }, context.signal)
  const { stats, cost } = (node && 'stats' in node ? node : undefined) ?? {}
  if (!stats) return undefined
  const amounts = new Map(cost?.lines.map(({ label, amount }) => [label, amount.amount]))
  return {
    routes: (await countsOf(context, asked)).map((row) => ({ ...row, cost: amounts.get(row.route) ?? null })),
    total: { stats, cost: cost?.estimated.amount ?? null },
    currency: cost?.estimated.currency ?? 'USD',
  }
}

async function countsOf({ client, signal }: Context, asked: Asked): Promise<Omit<StatsRow, 'cost'>[]> {
  const { node } = await client().ask(RouteStats, asked, signal)
  const { currentDeployment } = node as OfEnvironment // it is one
  return (currentDeployment?.revision?.routes ?? []).flatMap(({ name, stats }) =>
    stats ? [{ route: name, stats }] : [],
  )
}
