import { InvalidArgumentError, Option } from 'commander'
import type { ExecutionFilter, Outcome } from '../../client/index.ts'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { executionLine, executionsOf, followExecutions } from '../operating/executions.ts'
import { following } from '../operating/following.ts'
import { becauseOf, outcomeWord } from '../operating/outcome-words.ts'
import { routeIds } from '../operating/routes.ts'
import { moment, several, whole } from '../operating/values.ts'
import { table } from '../output/table.ts'
import { clock, duration } from '../output/words.ts'

interface Options {
  readonly route?: string[]
  readonly outcome?: Outcome[]
  readonly message?: string
  readonly flow?: string
  readonly object?: string
  readonly text?: string
  readonly error?: string
  readonly deployment?: string
  readonly since?: string
  readonly until?: string
  readonly slowerThan?: number
  readonly limit: number
  readonly after?: string
  readonly follow?: boolean
}

const OUTCOMES = ['succeeded', 'partial', 'dropped', 'failed', 'retrying']

export const defineExecutions: Define = (program, act) => {
  program
    .command('executions')
    .description('what became of single messages, the latest first')
    .option('--route <name>', 'of this route; can be repeated', several)
    .addOption(
      new Option('--outcome <outcome>', 'that ended so; can be repeated')
        .choices(OUTCOMES)
        .argParser((text, all: string[] = []) => [...all, outcomeOf(text)]),
    )
    .option('--message <id>', 'of this message')
    .option('--flow <id>', 'of this flow: its correlation id')
    .option('--object <key>', 'of this object')
    .option('--text <text>', 'with this somewhere in the body, or in the error')
    .option('--error <fingerprint>', 'with this kind of error')
    .option('--deployment <id>', 'whose code was of this deployment')
    .option('--since <when>', 'from then on: 10m, or a time', moment)
    .option('--until <when>', 'before then: 10m, or a time', moment)
    .option('--slower-than <ms>', 'that took longer', whole(0, 10_000_000))
    .option('--limit <n>', 'how many', whole(1, 100), 20)
    .option('--after <cursor>', 'the page behind: `next` of the one before')
    .option('--follow', 'go on with those that come, until Ctrl+C')
    .addHelpText('after', '\n--json prints { executions, next }; with --follow an execution on each line.')
    .action(act(executionsCommand))
}

function outcomeOf(text: string): string {
  if (OUTCOMES.includes(text)) return text.toUpperCase()
  throw new InvalidArgumentError(`It is one of: ${OUTCOMES.join(', ')}.`)
}

async function executionsCommand(context: Context, options: Options): Promise<void> {
  const { project, environment } = await placeOf(context)
  const { output } = context
  const filter = filterOf(options, await routeIds(context, environment.id, options.route))
  if (options.follow) {
    output.note(output.style('dim', `Following ${project.slug} · ${environment.name}. Ctrl+C ends it.`))
    const from = options.since === undefined ? {} : { from: options.since }
    return following(context, async (patient) => {
      for await (const execution of followExecutions(patient, environment.id, { filter, ...from })) {
        output.print(execution, () => executionLine(execution, output, LONG_NAME))
      }
    })
  }
  const page = await executionsOf(context, environment.id, { first: options.limit, after: options.after, filter })
  output.print({ executions: page.executions, next: page.next ?? null }, () =>
    page.executions.length === 0
      ? 'Nothing was received that fits.'
      : table(
          [
            { head: 'time', cell: ({ receivedAt }) => clock(receivedAt) },
            { head: 'route', cell: ({ routeName }) => routeName },
            { head: 'outcome', cell: ({ outcome }) => outcomeWord(outcome, output) },
            { head: 'took', right: true, cell: ({ durationMs }) => duration(durationMs) },
            { head: 'message', cell: ({ messageId }) => messageId },
            { head: '', cell: becauseOf },
          ],
          page.executions,
          output,
        ),
  )
  if (page.next !== undefined) output.note(`More: --after ${page.next}`)
}

/** Names of routes are rarely longer. */
const LONG_NAME = 16

function filterOf(options: Options, routeId: string[] | undefined): ExecutionFilter {
  const { outcome, message, flow, object, text, error, deployment, since, until, slowerThan } = options
  const filter = {
    routeId,
    outcome,
    messageId: message,
    correlationId: flow,
    objectKey: object,
    text,
    errorFingerprint: error,
    deploymentId: deployment,
    receivedAfter: since,
    receivedBefore: until,
    minDurationMs: slowerThan,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}
