import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { routeIds } from '../operating/routes.ts'
import { type StatsRow, statsOf } from '../operating/stats.ts'
import { range, several } from '../operating/values.ts'
import { duration } from '../operating/words.ts'
import { type Column, table } from '../output/table.ts'

interface Options {
  readonly range?: { readonly last: string }
  readonly route?: string[]
}

export const defineStats: Define = (program, act) => {
  program
    .command('stats')
    .description('how many messages came, what became of them, and what that would cost on AWS')
    .option('--range <while>', 'that ends now: 15m, 1h, 7d (default: 1h)', range)
    .option('--route <name>', 'of this route; can be repeated', several)
    .addHelpText(
      'after',
      '\n--json prints { range, routes: [{ route, stats, cost }], total: { stats, cost }, currency }.',
    )
    .action(act(statsCommand))
}

async function statsCommand(context: Context, { range = { last: '1h' }, route: names }: Options): Promise<void> {
  const { project, environment } = await placeOf(context)
  const { output } = context
  if (names !== undefined) await routeIds(context, project.id, names)
  const found = await statsOf(context, { projectId: project.id, environmentId: environment.id, range })
  if (found === undefined) {
    throw new CliError('The counts cannot be read now.', {
      code: 'NO_COUNTS',
      exitCode: exitCodes.UNREACHABLE,
      hint: 'Try again in a moment.',
    })
  }
  const routes = found.routes.filter(({ route }) => names === undefined || names.includes(route))
  const { total, currency } = found
  output.print({ range, routes, ...(names === undefined && { total }), currency }, () => {
    const rows = names === undefined ? [...routes, { ...total, route: output.style('bold', 'all') }] : routes
    return table(columns(currency), rows, output)
  })
  if (!total.stats.complete) output.note('Some records wait to be counted: look again in a moment.')
  if (total.stats.deadLettered > 0) output.note('What failed: routo dlq list')
}

const number = (head: string, of: (row: StatsRow) => number): Column<StatsRow> => ({
  head,
  right: true,
  cell: (row) => of(row).toLocaleString('en-US'),
})

const columns = (currency: string): Column<StatsRow>[] => [
  { head: 'ROUTE', cell: ({ route }) => route },
  number('RECEIVED', ({ stats }) => stats.received),
  number('SUCCEEDED', ({ stats }) => stats.succeeded),
  number('FAILED', ({ stats }) => stats.failed),
  number('DROPPED', ({ stats }) => stats.dropped),
  number('IN FLIGHT', ({ stats }) => stats.inFlight),
  { head: 'P50', right: true, cell: ({ stats }) => duration(stats.duration.p50) },
  { head: 'P95', right: true, cell: ({ stats }) => duration(stats.duration.p95) },
  { head: currency, right: true, cell: ({ cost }) => cost ?? '-' },
]
