import { basename } from 'node:path'
import type { Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { placeOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { type BodySource, needBody } from '../operating/body.ts'
import { becauseOf, outcomeWord } from '../operating/outcome-words.ts'
import { type KnownRoute, routeAt, routesOf } from '../operating/routes.ts'
import { type Sending, type Sent, send, sendMany } from '../operating/send.ts'
import { pair, whole } from '../operating/values.ts'
import { count, duration } from '../output/words.ts'

interface Options {
  readonly body?: string
  readonly key?: string
  readonly header?: Readonly<Record<string, string>>
  readonly sync?: boolean
  readonly generate?: number
  readonly rate: number
}

export const defineSend: Define = (program, act) => {
  program
    .command('send')
    .argument('<target>', 'queue:Name, file:Bucket, http:/path, trigger:…, or the name of a route')
    .argument('[file]', 'with the body; - for standard input')
    .description('put a message into a route')
    .option('--body <text>', 'the body itself')
    .option('--key <key>', 'of a file: its key (default: the name of the file)')
    .option('--header <name=value>', 'of the message; can be repeated', pair)
    .option('--sync', 'wait for what becomes of it, up to 20 seconds')
    .option('--generate <n>', 'send as many, with {{n}}, {{uuid}} and {{now}} filled in', whole(1, 100_000))
    .option('--rate <n>', 'of --generate: at most so many a second', whole(1, 1_000), 20)
    .addHelpText('after', HELP)
    .action(act(sendCommand))
}

const HELP = `
Examples:
  routo send file:OrdersFTPBucket orders.csv
  routo send queue:OrdersJSONQueue --body '{"id":"1040"}' --sync
  routo send queue:OrdersJSONQueue --generate 100 --body '{"id":"{{n}}","at":"{{now}}"}'

--json prints { route, target, messageId, execution, response }; with --generate { route, target, sent, messageIds, outcomes }.`

async function sendCommand(context: Context, target: string, file: string | undefined, options: Options) {
  const { environment } = await placeOf(context)
  const route = routeAt(context, await routesOf(context, environment.id), target)
  const isFile = route.from.kind === 'FILE'
  if (options.key !== undefined && !isFile) {
    throw new CliError(`${route.from.uri} is no bucket: its messages have no key.`, {
      code: 'USAGE',
      exitCode: exitCodes.USAGE,
      hint: 'Leave --key out.',
    })
  }
  const sending: Sending = {
    environmentId: environment.id,
    routeId: route.id,
    body: await bodyFor(context, route, { file, body: options.body }),
    key: options.key ?? (isFile && file !== undefined && file !== '-' ? basename(file) : undefined),
    headers: options.header ?? {},
    sync: options.sync === true,
  }
  const to = { route: route.name, target: route.from.uri }
  if (options.generate === undefined) tellOne(context, to, await send(context, sending), sending)
  else await generate(context, to, sending, { messages: options.generate, perSecond: options.rate })
}

/** What a clock sends has no body: one by hand needs none. */
async function bodyFor(context: Context, { from }: KnownRoute, source: BodySource): Promise<string> {
  if (from.kind === 'TRIGGER' && source.file === undefined && source.body === undefined) return ''
  return needBody(context, source, `routo send ${from.uri} --body '…'`)
}

interface Destination {
  readonly route: string
  readonly target: string
}

function tellOne({ output }: Context, to: Destination, sent: Sent, { key, sync }: Sending): void {
  const { messageId, execution, response } = sent
  const value = { ...to, messageId, ...(sync && { execution, response }) }
  output.print(value, () =>
    [
      `${output.style('green', '✓')} sent to ${to.target} (${to.route})${key === undefined ? '' : ` as ${key}`}`,
      ...(execution
        ? [
            `  ${outcomeWord(execution.outcome, output)} in ${duration(execution.durationMs)} ${becauseOf(execution)}`.trimEnd(),
          ]
        : []),
      ...(sync && !execution && !response ? ['  It has not ended yet.'] : []),
      ...(response ? [`  ${response.status}`, response.body] : []),
    ].join('\n'),
  )
  if (execution?.outcome === 'FAILED') {
    output.note('It is among the dead letters: routo dlq list')
    throw new Ended(exitCodes.FAILED)
  }
  if (messageId) output.note(`Where it goes: routo trace ${key ?? messageId}`)
}

async function generate(
  context: Context,
  to: Destination,
  sending: Sending,
  { messages, perSecond }: { readonly messages: number; readonly perSecond: number },
): Promise<void> {
  const { output, stderr } = context
  const onSent = (sent: number): void => {
    if (output.isTerminal) stderr.write(sent < messages ? `\r${sent} of ${messages}` : '\r\u001b[K')
  }
  const all = await sendMany(context, sending, { count: messages, perSecond, onSent })
  const outcomes = Object.groupBy(all, ({ execution }) => execution?.outcome ?? 'UNKNOWN')
  const counts = Object.fromEntries(Object.entries(outcomes).map(([outcome, sent]) => [outcome, sent.length]))
  const value = {
    ...to,
    sent: all.length,
    messageIds: all.map(({ messageId }) => messageId),
    ...(sending.sync && { outcomes: counts }),
  }
  output.print(value, () =>
    [
      `${output.style('green', '✓')} ${count(messages, 'message')} sent to ${to.target} (${to.route})`,
      ...(sending.sync
        ? [
            `  ${Object.entries(counts)
              .map(([outcome, n]) => `${n} ${outcome.toLowerCase()}`)
              .join(', ')}`,
          ]
        : []),
    ].join('\n'),
  )
  output.note('What becomes of them: routo stats')
  if (counts.FAILED !== undefined) throw new Ended(exitCodes.FAILED)
}
