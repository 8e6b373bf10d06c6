import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { following } from '../operating/following.ts'
import { logLine, logLines } from '../operating/logs.ts'
import { routeIds } from '../operating/routes.ts'
import { moment, several, whole } from '../operating/values.ts'

interface Options {
  readonly route?: string[]
  readonly level?: string[]
  readonly text?: string
  readonly execution?: string
  readonly since?: string
  readonly limit?: number
  readonly follow?: boolean
}

export const defineLogs: Define = (program, act) => {
  program
    .command('logs')
    .description('what functions logged, the oldest first')
    .option('--route <name>', 'of this route; can be repeated', several)
    .option('--level <level>', 'debug, info, warn or error; can be repeated', several)
    .option('--text <text>', 'with this in it')
    .option('--execution <id>', 'for this execution alone')
    .option('--since <when>', 'from then on: 10m, or a time (default: the latest 100 lines)', moment)
    .option('--limit <n>', 'how many at most, before --follow goes on', whole(1, 10_000))
    .option('--follow', 'go on with those that come, until Ctrl+C')
    .addHelpText(
      'after',
      '\n--json prints a line of the log on each line: { at, level, message, routeName, messageId, data, … }.',
    )
    .action(act(logsCommand))
}

async function logsCommand(context: Context, options: Options): Promise<void> {
  const { environment } = await placeOf(context)
  const { output } = context
  const { route, level, text, execution, since, follow = false } = options
  const routeId = await routeIds(context, environment.id, route)
  const filter = {
    ...(routeId && { routeId }),
    ...(level && { level }),
    ...(text !== undefined && { text }),
    ...(execution !== undefined && { executionId: execution }),
    ...(since !== undefined && { since }),
  }
  let count = 0
  const print = async (asking: Context): Promise<void> => {
    for await (const line of logLines(asking, environment.id, { filter, limit: options.limit, follow })) {
      output.print(line, () => logLine(line, output))
      count += 1
    }
  }
  if (follow) await following(context, print)
  else await print(context)
  if (count === 0) output.note('Nothing was logged that fits.')
}
