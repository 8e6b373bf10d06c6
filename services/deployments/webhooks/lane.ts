import { attempt } from './attempt.ts'
import { type Answer, isTaken } from './deliver.ts'
import type { DeliveryDeps } from './deps.ts'
import { keepLatest } from './keep-latest.ts'
import type { DeliveryRecord, WebhookRecord } from './model.ts'
import { delayMs, MOST_AGE_MS, MOST_ATTEMPTS, restMs } from './retry.ts'

export interface LaneDeps extends DeliveryDeps {
  /** From 0 to 1, to spread retries. */
  readonly random: () => number
}

/** Whoever sends is taken for dead after this. One request takes a sixth of it at most. */
const LEASE_MS = 60_000
/** How long a webhook has its turn before others have theirs. */
const TURN_MS = 20_000
const EVER = new Date(0)

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
const latest = (...dates: readonly Date[]): Date => new Date(Math.max(...dates.map((date) => date.getTime())))

/**
 * Sends what is due for one webhook, in the order in which it became due, until a request fails. Whoever else sends for it at the
 * same time takes other deliveries. One that was being sent when its sender died is sent again, under the same id.
 */
export async function runLane(deps: LaneDeps, webhook: WebhookRecord, isClosing: () => boolean): Promise<void> {
  const { id, dueAt, restsUntil = EVER } = webhook
  const begun = deps.now()
  const leased = await deps.webhooks.update(id, { set: { dueAt: after(begun, LEASE_MS) } }, { dueAt })
  if (leased === undefined) return
  const end = after(begun, TURN_MS)
  for (let goesOn = restsUntil <= begun; goesOn && !isClosing() && deps.now() < end; ) {
    goesOn = await sendNext(deps, leased)
  }
  await keepLatest(deps, id)
  await release(deps, leased)
}

/** Says when the webhook is due next. Where a delivery came meanwhile, it is already. */
async function release({ webhooks, deliveries, now }: LaneDeps, { id, dueAt }: WebhookRecord): Promise<void> {
  const { restsUntil = EVER } = (await webhooks.get(id)) ?? {}
  const [next] = await deliveries.find({
    where: { webhookId: id },
    range: { field: 'nextAttemptAt', gte: EVER },
    limit: 1,
  })
  const dueNext = next?.nextAttemptAt && latest(next.nextAttemptAt, restsUntil, now())
  await webhooks.update(id, { set: { dueAt: dueNext } }, { dueAt })
}

/** @returns whether there was something to send, and the receiver has taken it */
async function sendNext(deps: LaneDeps, webhook: WebhookRecord): Promise<boolean> {
  const delivery = await takeDue(deps, webhook.id)
  if (delivery === undefined) return false
  const { answer, record } = await attempt(deps, webhook, delivery)
  const random = deps.random()
  // What is known of the request before, and not of this one, goes.
  const before = { statusCode: undefined, response: undefined, error: undefined, nextAttemptAt: undefined }
  const next = goesOn(delivery, answer, deps.now(), random)
  await deps.deliveries.update(delivery.id, { set: { ...before, ...record, ...next } })
  if (isTaken(answer)) await deps.webhooks.update(webhook.id, { unset: ['failures', 'restsUntil'] })
  else await rest(deps, webhook.id, answer, random)
  return isTaken(answer)
}

/** The first delivery that is due, which nobody else sends from now on. */
async function takeDue({ deliveries, now }: LaneDeps, webhookId: string): Promise<DeliveryRecord | undefined> {
  for (;;) {
    const at = now()
    const range = { field: 'nextAttemptAt', lt: after(at, 1) } as const
    const [due] = await deliveries.find({ where: { webhookId }, range, limit: 1 })
    if (due === undefined) return undefined
    const { id, nextAttemptAt } = due
    const taken = await deliveries.update(id, { set: { nextAttemptAt: after(at, LEASE_MS) } }, { nextAttemptAt })
    if (taken !== undefined) return taken
  }
}

/** Whether a delivery is sent again, and when. */
function goesOn(
  { attempts, at }: DeliveryRecord,
  answer: Answer,
  now: Date,
  random: number,
): Pick<DeliveryRecord, 'nextAttemptAt' | 'finishedAt'> {
  const count = attempts.length + 1
  const isOver = isTaken(answer) || count >= MOST_ATTEMPTS || now.getTime() - at.getTime() > MOST_AGE_MS
  return isOver ? { finishedAt: now } : { nextAttemptAt: after(now, delayMs(count, answer.retryAfterMs, random)) }
}

async function rest({ webhooks, now }: LaneDeps, id: string, { retryAfterMs }: Answer, random: number): Promise<void> {
  const webhook = await webhooks.update(id, { inc: { failures: 1 } })
  const ms = restMs(webhook?.failures ?? 1, retryAfterMs, random)
  await webhooks.update(id, { set: { restsUntil: after(now(), ms) } })
}
