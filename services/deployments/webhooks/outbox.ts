import type { PlacedEvent } from '../../shared/feed/event.ts'
import { isWanted } from '../../shared/feed/event-patterns.ts'
import type { Feeding } from '../../shared/feed/follow.ts'
import { idWithin, nameWithin } from '../../shared/ids.ts'
import type { DeliveryDeps } from './deps.ts'
import { type DeliveryRecord, type WebhookRecord, webhooksIn } from './model.ts'

type OutboxDeps = Pick<DeliveryDeps, 'webhooks' | 'deliveries' | 'now'>

/** What may wait for one webhook. */
const MOST_WAITING = 1_000
const EVER = new Date(0)
/** Digits of a place in an id, so that ids are in the order of the events. */
const PLACE_DIGITS = 12

/**
 * Makes a delivery of each event for each webhook that wants it. It may be repeated with the same events: of an event and a
 * webhook there is one delivery, with one id.
 */
export async function addDeliveries(deps: OutboxDeps, service: Feeding, events: readonly PlacedEvent[]): Promise<void> {
  for (const [projectId, ofProject] of Map.groupBy(events, (event) => event.projectId)) {
    const webhooks = await deps.webhooks.find(webhooksIn(projectId))
    await Promise.all(webhooks.map((webhook) => addFor(deps, webhook, service, ofProject)))
  }
}

async function addFor(
  deps: OutboxDeps,
  webhook: WebhookRecord,
  service: Feeding,
  events: readonly PlacedEvent[],
): Promise<void> {
  const wanted = events.filter(({ type }) => isWanted(webhook.events, type))
  if (wanted.length === 0) return
  const waiting = await deps.deliveries.count({
    where: { webhookId: webhook.id },
    range: { field: 'nextAttemptAt', gte: EVER },
  })
  const room = MOST_WAITING - waiting
  const at = deps.now()
  const made = wanted.map((event, index) => deliveryOf(webhook, service, event, at, index < room))
  await Promise.all(made.map((delivery) => deps.deliveries.insert(delivery)))
  const told = await deps.webhooks.update(webhook.id, { set: { dueAt: at } })
  // It was removed meanwhile, with the deliveries that there were by then.
  if (told === undefined) await Promise.all(made.map(({ id }) => deps.deliveries.remove(id)))
}

function deliveryOf(
  { id: webhookId, projectId }: WebhookRecord,
  service: Feeding,
  { type: event, place, ...rest }: PlacedEvent,
  at: Date,
  hasRoom: boolean,
): DeliveryRecord {
  const name = `${nameWithin(webhookId)}-${service}-${String(place).padStart(PLACE_DIGITS, '0')}`
  const id = idWithin('whd', projectId, name)
  const delivery = {
    id,
    webhookId,
    event,
    at,
    attempts: [],
    request: { headers: {}, body: bodyOf({ id, event, webhookId, ...rest }) },
  }
  if (hasRoom) return { ...delivery, nextAttemptAt: at }
  return { ...delivery, finishedAt: at, error: `It was left out: ${MOST_WAITING} deliveries wait for this webhook.` }
}

/** What a receiver gets. */
interface Told {
  /** Of the delivery: the same with each attempt. */
  readonly id: string
  readonly event: string
  readonly at: string
  readonly projectId: string
  readonly environmentId?: string
  readonly webhookId: string
  readonly data?: Readonly<Record<string, unknown>>
}

/** The body of a delivery, as it is signed. */
export const bodyOf = ({ id, event, at, projectId, environmentId, webhookId, data }: Told): string =>
  JSON.stringify({ id, event, at, projectId, environmentId, webhookId, data })
