import { randomBytes } from 'node:crypto'
import type { Audit } from '../../shared/audit.ts'
import { type Caller, isLimitedToEnvironments } from '../../shared/caller.ts'
import { idWithin } from '../../shared/ids.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import { forbidden } from '../../shared/refusal.ts'
import { seal } from '../../shared/sealing.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { attempt } from './attempt.ts'
import { checkInput, type NewWebhook } from './check-input.ts'
import type { DeliveryDeps } from './deps.ts'
import { keepLatest } from './keep-latest.ts'
import { MOST_WEBHOOKS } from './limits.ts'
import { type WebhookAnswer, type WebhookRecord, webhooksIn } from './model.ts'
import { bodyOf } from './outbox.ts'

/** URLs that are told what happens in a project. What was done is in the audit log before it is answered. */
export interface Webhooks {
  create(caller: Caller, input: NewWebhook): Promise<Outcome<WebhookAnswer>>
  /** Sends a `ping` now. */
  test(caller: Caller, id: string): Promise<Outcome<WebhookAnswer>>
  remove(caller: Caller, id: string): Promise<Outcome<WebhookAnswer>>
  /** Removes those of a project that was deleted, with their secrets. */
  forget(projectId: string): Promise<void>
}

export interface WebhookDeps extends DeliveryDeps {
  readonly audit: Audit
  /** Hosts inside a network that webhooks may reach. */
  readonly allow: readonly string[]
}

const SECRET_BYTES = 32

export const createWebhooks = (deps: WebhookDeps): Webhooks => ({
  create: (caller, input) => create(deps, caller, input),
  test: (caller, id) => test(deps, caller, id),
  remove: (caller, id) => remove(deps, caller, id),
  forget: (projectId) => forget(deps, projectId),
})

async function create(deps: WebhookDeps, caller: Caller, input: NewWebhook): Promise<Outcome<WebhookAnswer>> {
  refuseLimited(caller, input.projectId)
  const found = checkInput(input, deps.allow)
  if (found.length > 0) return problems(...found)
  const { projectId, url, events } = input
  const made = input.secret == null ? `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}` : undefined
  const id = idWithin('whk', projectId)
  const webhook = {
    id,
    projectId,
    url,
    events,
    createdAt: deps.now(),
    sealedSecret: seal(input.secret ?? made ?? '', deps.key, id),
  }
  const kept = await insertInFreeSlot(deps, webhook)
  if (kept === undefined) return tooMany()
  await deps.audit(caller, { action: 'webhookCreate', projectId, subjectId: id, after: { url, events } })
  return { webhook: kept, ...(made !== undefined && { secret: made }) }
}

/**
 * A webhook is told of the whole project, and its deliveries tell of it, too.
 *
 * @throws {Refusal} for who is admitted to some of its environments only
 */
export function refuseLimited(caller: Caller, projectId: string): void {
  if (isLimitedToEnvironments(caller, projectId)) throw forbidden('webhooks:write in the whole project')
}

async function freeSlot({ webhooks }: WebhookDeps, projectId: string): Promise<number | undefined> {
  const used = (await webhooks.find(webhooksIn(projectId))).map(({ slot }) => slot)
  return Array.from({ length: MOST_WEBHOOKS }, (_, slot) => slot).find((slot) => !used.includes(slot))
}

/** Tries again where another one takes the slot first; undefined when none is left. */
async function insertInFreeSlot(
  deps: WebhookDeps,
  webhook: Omit<WebhookRecord, 'slot'>,
): Promise<WebhookRecord | undefined> {
  for (;;) {
    const slot = await freeSlot(deps, webhook.projectId)
    if (slot === undefined) return undefined
    const { taken } = await deps.webhooks.insert({ ...webhook, slot })
    if (taken === undefined) return { ...webhook, slot }
    if (!taken.includes('slot')) throw new Error(`Another webhook has the id ${webhook.id}.`)
  }
}

const tooMany = () =>
  problems(
    userError('LIMIT_EXCEEDED', `The project has ${MOST_WEBHOOKS} webhooks, which is the most it can have.`, {
      field: ['input', 'projectId'],
      hint: 'Remove one with webhookDelete.',
    }),
  )

async function test(deps: WebhookDeps, caller: Caller, id: string): Promise<Outcome<WebhookAnswer>> {
  const webhook = await deps.webhooks.get(id)
  if (webhook === undefined) return notFound('webhook', ['id'])
  const { projectId } = webhook
  refuseLimited(caller, projectId)
  const event = 'ping'
  const at = deps.now()
  const deliveryId = idWithin('whd', projectId)
  const body = bodyOf({ id: deliveryId, event, at: at.toISOString(), projectId, webhookId: id })
  const begun = { id: deliveryId, webhookId: id, event, at, attempts: [], request: { headers: {}, body } }
  const { answer, record } = await attempt(deps, webhook, begun)
  const delivery = { ...begun, ...record, finishedAt: deps.now() }
  await deps.deliveries.insert(delivery)
  await keepLatest(deps, id)
  const { statusCode, error = '' } = answer
  await deps.audit(caller, {
    action: 'webhookTest',
    projectId,
    subjectId: id,
    after: { delivery: deliveryId, answer: statusCode ?? error },
  })
  return { webhook, delivery }
}

async function remove(deps: WebhookDeps, caller: Caller, id: string): Promise<Outcome<WebhookAnswer>> {
  const webhook = await deps.webhooks.get(id)
  if (webhook === undefined) return notFound('webhook', ['id'])
  const { projectId, url, events } = webhook
  refuseLimited(caller, projectId)
  if (!(await removeWithDeliveries(deps, id))) return notFound('webhook', ['id'])
  await deps.audit(caller, { action: 'webhookDelete', projectId, subjectId: id, before: { url, events } })
  return { deletedId: id }
}

/** Deliveries go first: what a crash leaves over is removed by the next attempt. @returns whether there was such a webhook */
async function removeWithDeliveries({ webhooks, deliveries }: WebhookDeps, id: string): Promise<boolean> {
  await removeAll(deliveries, { where: { webhookId: id }, order: { by: 'at', direction: 'asc' } })
  return webhooks.remove(id)
}

async function forget(deps: WebhookDeps, projectId: string): Promise<void> {
  for (const { id } of await deps.webhooks.find(webhooksIn(projectId))) await removeWithDeliveries(deps, id)
}
