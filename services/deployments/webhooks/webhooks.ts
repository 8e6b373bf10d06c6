import { randomBytes } from 'node:crypto'
import type { Dispatcher } from 'undici'
import type { Audit } from '../../shared/audit.ts'
import type { Caller } from '../../shared/caller.ts'
import { idWithin } from '../../shared/ids.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import { seal, unseal } from '../../shared/sealing.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { checkInput, type NewWebhook } from './check-input.ts'
import { deliver } from './deliver.ts'
import type { DeliveryRecord, WebhookAnswer, WebhookRecord } from './model.ts'

/** URLs that are told what happens in a project. What was done is in the audit log before it is answered. */
export interface Webhooks {
  create(caller: Caller, input: NewWebhook): Promise<Outcome<WebhookAnswer>>
  /** Sends a `ping` now. */
  test(caller: Caller, id: string): Promise<Outcome<WebhookAnswer>>
  remove(caller: Caller, id: string): Promise<Outcome<WebhookAnswer>>
  /** Removes those of a project that was deleted, with their secrets. */
  forget(projectId: string): Promise<void>
}

export interface WebhookParts {
  readonly webhooks: Collection<WebhookRecord>
  readonly deliveries: Collection<DeliveryRecord>
  /** 32 bytes: seals the secrets of webhooks. */
  readonly key: Buffer
  readonly audit: Audit
  readonly now: () => Date
  /** Sends requests, to where webhooks may go. */
  readonly outbound: Dispatcher
  /** Hosts inside a network that webhooks may reach. */
  readonly allow: readonly string[]
}

export const MAX_WEBHOOKS = 20
export const MAX_DELIVERIES = 20
const SECRET_BYTES = 32
/** Far more than come in while one is kept. */
const READ_AT_ONCE = 100

export const createWebhooks = (parts: WebhookParts): Webhooks => ({
  create: (caller, input) => create(parts, caller, input),
  test: (caller, id) => test(parts, caller, id),
  remove: (caller, id) => remove(parts, caller, id),
  forget: (projectId) => forget(parts, projectId),
})

async function create(parts: WebhookParts, caller: Caller, input: NewWebhook): Promise<Outcome<WebhookAnswer>> {
  const found = checkInput(input, parts.allow)
  if (found.length > 0) return problems(...found)
  const { projectId, url, events } = input
  const made = input.secret == null ? `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}` : undefined
  const id = idWithin('whk', projectId)
  const webhook = {
    id,
    projectId,
    url,
    events,
    createdAt: parts.now(),
    sealedSecret: seal(input.secret ?? made ?? '', parts.key, id),
  }
  const kept = await insertInFreeSlot(parts, webhook)
  if (kept === undefined) return tooMany()
  await parts.audit(caller, { action: 'webhookCreate', projectId, subjectId: id, after: { url, events } })
  return { webhook: kept, ...(made !== undefined && { secret: made }) }
}

async function freeSlot({ webhooks }: WebhookParts, projectId: string): Promise<number | undefined> {
  const order = { by: 'slot', direction: 'asc' } as const
  const used = (await webhooks.find({ where: { projectId }, order, limit: MAX_WEBHOOKS })).map(({ slot }) => slot)
  return Array.from({ length: MAX_WEBHOOKS }, (_, slot) => slot).find((slot) => !used.includes(slot))
}

/** Tries again where another one takes the slot first; undefined when none is left. */
async function insertInFreeSlot(
  parts: WebhookParts,
  webhook: Omit<WebhookRecord, 'slot'>,
): Promise<WebhookRecord | undefined> {
  for (;;) {
    const slot = await freeSlot(parts, webhook.projectId)
    if (slot === undefined) return undefined
    const { taken } = await parts.webhooks.insert({ ...webhook, slot })
    if (taken === undefined) return { ...webhook, slot }
    if (!taken.includes('slot')) throw new Error(`Another webhook has the id ${webhook.id}.`)
  }
}

const tooMany = () =>
  problems(
    userError('LIMIT_EXCEEDED', `The project has ${MAX_WEBHOOKS} webhooks, which is the most it can have.`, {
      field: ['input', 'projectId'],
      hint: 'Remove one with webhookDelete.',
    }),
  )

async function test(parts: WebhookParts, caller: Caller, id: string): Promise<Outcome<WebhookAnswer>> {
  const webhook = await parts.webhooks.get(id)
  if (webhook === undefined) return notFound('webhook', ['id'])
  const { projectId, url, sealedSecret } = webhook
  const event = 'ping'
  const at = parts.now()
  const deliveryId = idWithin('whd', projectId)
  const body = JSON.stringify({ id: deliveryId, event, at: at.toISOString(), projectId, webhookId: id })
  const secret = unseal(sealedSecret, parts.key, id)
  const answer = await deliver(parts.outbound, { id: deliveryId, event, url, secret, body, at })
  const delivery = { id: deliveryId, webhookId: id, event, at, ...answer }
  await keep(parts, delivery)
  const { statusCode, error = '' } = answer
  await parts.audit(caller, {
    action: 'webhookTest',
    projectId,
    subjectId: id,
    after: { delivery: deliveryId, answer: statusCode ?? error },
  })
  return { webhook, delivery }
}

/** Keeps a delivery, and of those before it as many as are shown. */
async function keep({ deliveries }: WebhookParts, delivery: DeliveryRecord): Promise<void> {
  await deliveries.insert(delivery)
  const latest = await deliveries.find({
    where: { webhookId: delivery.webhookId },
    order: { by: 'at', direction: 'desc' },
    limit: READ_AT_ONCE,
  })
  await Promise.all(latest.slice(MAX_DELIVERIES).map(({ id }) => deliveries.remove(id)))
}

async function remove(parts: WebhookParts, caller: Caller, id: string): Promise<Outcome<WebhookAnswer>> {
  const webhook = await parts.webhooks.get(id)
  if (webhook === undefined) return notFound('webhook', ['id'])
  const { projectId, url, events } = webhook
  if (!(await removeWithDeliveries(parts, id))) return notFound('webhook', ['id'])
  await parts.audit(caller, { action: 'webhookDelete', projectId, subjectId: id, before: { url, events } })
  return { deletedId: id }
}

/** Deliveries go first: what a crash leaves over is removed by the next attempt. @returns whether there was such a webhook */
async function removeWithDeliveries({ webhooks, deliveries }: WebhookParts, id: string): Promise<boolean> {
  await removeAll(deliveries, { where: { webhookId: id }, order: { by: 'at', direction: 'asc' } })
  return webhooks.remove(id)
}

async function forget(parts: WebhookParts, projectId: string): Promise<void> {
  const order = { by: 'slot', direction: 'asc' } as const
  const left = await parts.webhooks.find({ where: { projectId }, order, limit: MAX_WEBHOOKS })
  for (const { id } of left) await removeWithDeliveries(parts, id)
}
