import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { routeIds } from '../operating/routes.ts'
import { type StatsRow, statsOf } from '../operating/stats.ts'
import { range, several } from '../operating/values.ts'
import { type Column, table } from '../output/table.ts'
import { duration } from '../output/words.ts'

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
  const { environment } = await placeOf(context)
  const { output } = context
  if (names !== undefined) await routeIds(context, environment.id, names)
  const found = await statsOf(context, { environmentId: environment.id, range })
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
  { head: 'route', cell: ({ route }) => route },
  number('received', ({ stats }) => stats.received),
  number('succeeded', ({ stats }) => stats.succeeded),
  number('failed', ({ stats }) => stats.failed),
  number('dropped', ({ stats }) => stats.dropped),
  number('in flight', ({ stats }) => stats.inFlight),
  { head: 'p50', right: true, cell: ({ stats }) => duration(stats.duration.p50) },
  { head: 'p95', right: true, cell: ({ stats }) => duration(stats.duration.p95) },
  { head: currency, right: true, cell: ({ cost }) => cost ?? '-' },
]
