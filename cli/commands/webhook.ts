import type { Command } from 'commander'
import {
  CreateWebhook,
  PingWebhook,
  type RegisteredWebhookFragment,
  RemoveWebhook,
  Webhooks,
} from '../../client/index.ts'
import type { Act, Define } from '../act.ts'
import type { Context } from '../context/context.ts'
import { projectOf } from '../context/place.ts'
import { CliError } from '../failure/cli-error.ts'
import { Ended } from '../failure/ended.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { deliveriesTable } from '../operating/deliveries.ts'
import { several } from '../operating/values.ts'
import { readInput } from '../output/questions.ts'
import { table } from '../output/table.ts'

export const defineWebhook: Define = (program, act) => {
  const group = program.command('webhook').description('URLs that are told what happens in the project')
  group.command('list').description('the webhooks of the project').action(act(list))
  defineCreate(group, act)
  group.command('show <webhook>').description('what became of its latest deliveries: by its id, or its URL').action(act(show)) // biome-ignore format: one line
  group.command('ping <webhook>').description('send it a signed ping now, and say what comes back').action(act(ping))
  group.command('remove <webhook>').description('tell it no more, and forget its deliveries').action(act(remove))
}

interface CreateOptions {
  readonly event: string[]
  readonly secretStdin?: boolean
}

function defineCreate(group: Command, act: Act): void {
  group
    .command('create <url>')
    .description('have a URL told of events; what signs them is printed once')
    .requiredOption('--event <event>', 'deployment.failed, deployment.*, or * for all; can be repeated', several)
    .option('--secret-stdin', 'read what signs them from standard input, instead of having it made')
    .action(act(create))
}

async function create(context: Context, url: string, { event, secretStdin }: CreateOptions): Promise<void> {
  const { id: projectId } = await projectOf(context)
  const own = secretStdin ? { secret: await readInput(context) } : {}
  const input = { projectId, url, events: event, ...own }
  const { webhookCreate } = await context.client().ask(CreateWebhook, { input }, context.signal)
  const { webhook, secret } = webhookCreate
  // As with tokens: what was made is printed alone, for it to be put somewhere.
  context.output.print({ webhook, secret }, () => secret ?? '')
  context.output.note(
    [
      `${url} is told of ${event.join(', ')}.`,
      ...(secret == null ? [] : ['What signs the deliveries is not shown again.']),
      `Try it with: routo webhook ping ${webhook?.id}`,
    ].join('\n'),
  )
}

async function list(context: Context): Promise<void> {
  const webhooks = await webhooksOf(context)
  context.output.print({ webhooks }, () => {
    if (webhooks.length === 0)
      return `${context.project()} has no webhooks. Make one with: routo webhook create <url> --event deployment.failed`
    const columns = [
      { head: 'id', cell: (one: RegisteredWebhookFragment) => one.id },
      { head: 'url', cell: (one: RegisteredWebhookFragment) => one.url },
      { head: 'events', cell: (one: RegisteredWebhookFragment) => one.events.join(' ') },
      { head: 'latest', cell: (one: RegisteredWebhookFragment) => one.lastDeliveries[0]?.state ?? '-' },
    ]
    return table(columns, webhooks, context.output)
  })
}

async function show(context: Context, idOrUrl: string): Promise<void> {
  const webhook = await webhookNamed(context, idOrUrl)
  const { id, url, events, lastDeliveries } = webhook
  context.output.print({ webhook }, () =>
    [
      `${context.output.style('bold', url)} is told of ${events.join(', ')}.`,
      lastDeliveries.length === 0
        ? `Nothing was to be told yet. Try it with: routo webhook ping ${id}`
        : `\n${deliveriesTable(lastDeliveries, context.output)}`,
    ].join('\n'),
  )
}

async function ping(context: Context, idOrUrl: string): Promise<void> {
  const { id, url } = await webhookNamed(context, idOrUrl)
  const { delivery } = (await context.client().ask(PingWebhook, { id }, context.signal)).webhookTest
  const isTaken = delivery?.state === 'DELIVERED'
  context.output.print({ delivery }, () => {
    const answer = delivery?.statusCode == null ? (delivery?.error ?? 'nothing') : `answered ${delivery.statusCode}`
    return isTaken
      ? `${context.output.style('green', '✓')} ${url} has taken it: ${answer}.`
      : `${context.output.style('red', '✗')} ${url} has not taken it: ${answer}${/[.?!]$/.test(answer) ? '' : '.'}`
  })
  if (!isTaken) throw new Ended(exitCodes.FAILED)
}

async function remove(context: Context, idOrUrl: string): Promise<void> {
  const { id, url } = await webhookNamed(context, idOrUrl)
  const { webhookDelete } = await context.client().ask(RemoveWebhook, { id }, context.signal)
  context.output.print({ deletedId: webhookDelete.deletedId }, () => `${url} is told nothing any more.`)
}

async function webhooksOf(context: Context): Promise<readonly RegisteredWebhookFragment[]> {
  const { slug: project } = await projectOf(context)
  return (await context.client().ask(Webhooks, { project }, context.signal)).project?.webhooks ?? []
}

async function webhookNamed(context: Context, idOrUrl: string): Promise<RegisteredWebhookFragment> {
  const found = (await webhooksOf(context)).filter(({ id, url }) => id === idOrUrl || url === idOrUrl)
  const [webhook] = found
  if (webhook !== undefined && found.length === 1) return webhook
  throw found.length > 1
    ? new CliError(`${found.length} webhooks go to ${idOrUrl}.`, {
        code: 'AMBIGUOUS',
        exitCode: exitCodes.USAGE,
        hint: `Name one by its id: ${found.map(({ id }) => id).join(', ')}`,
      })
    : new CliError(`The project "${context.project()}" has no webhook ${idOrUrl}.`, {
        code: 'NOT_FOUND',
        exitCode: exitCodes.NOT_FOUND,
        hint: 'List them with: routo webhook list',
      })
}
