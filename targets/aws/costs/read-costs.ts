import { type CostExplorerClient, GetCostAndUsageCommand, type ResultByTime } from '@aws-sdk/client-cost-explorer'

/** What the environments of a project cost on a day, UTC. */
export interface DayCosts {
  /** Its begin, milliseconds since 1970. */
  readonly at: number
  /** By the environment's name. */
  readonly byEnvironment: ReadonlyMap<string, Amount>
}

export interface Amount {
  readonly amount: number
  readonly currency: string
}

const METRIC = 'UnblendedCost'
const TAG = 'routo:environment'

/** Asks Cost Explorer for each day what is tagged as a project's. Every request of it, and every page, costs $0.01. */
export async function readCosts(
  costExplorer: CostExplorerClient,
  project: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly DayCosts[]> {
  const days: DayCosts[] = []
  for (let token: string | undefined; ; ) {
    const { ResultsByTime = [], NextPageToken } = await costExplorer.send(
      new GetCostAndUsageCommand({
        TimePeriod: { Start: dayOf(from), End: dayOf(to) },
        Granularity: 'DAILY',
        Metrics: [METRIC],
        Filter: { Tags: { Key: 'routo:project', Values: [project], MatchOptions: ['EQUALS'] } },
        GroupBy: [{ Type: 'TAG', Key: TAG }],
        ...(token !== undefined && { NextPageToken: token }),
      }),
    )
    days.push(...ResultsByTime.map(readDay))
    if (NextPageToken === undefined) return days
    token = NextPageToken
  }
}

/** Groups go by `routo:environment$production`. */
function readDay({ TimePeriod, Groups = [] }: ResultByTime): DayCosts {
  const byEnvironment = Groups.map(({ Keys: [key = ''] = [], Metrics = {} }) => {
    const { Amount = '0', Unit = 'USD' } = Metrics[METRIC] ?? {}
    return [key.slice(TAG.length + 1), { amount: Number(Amount), currency: Unit }] as const
  })
  return { at: Date.parse(TimePeriod?.Start ?? ''), byEnvironment: new Map(byEnvironment) }
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
