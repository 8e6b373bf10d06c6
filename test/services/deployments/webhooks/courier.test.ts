import { createHmac, randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Courier, startCourier } from '../../../../services/deployments/webhooks/courier.ts'
import {
  type DeliveryRecord,
  deliveryModel,
  followedModel,
  type WebhookRecord,
  webhookModel,
} from '../../../../services/deployments/webhooks/model.ts'
import { createOutbound } from '../../../../services/deployments/webhooks/outbound.ts'
import type { EventType, Feed, FeedEvent } from '../../../../services/shared/feed/event.ts'
import { createFeed, type OpenFeed } from '../../../../services/shared/feed/feed.ts'
import { feedModel } from '../../../../services/shared/feed/model.ts'
import { idWithin, newId } from '../../../../services/shared/ids.ts'
import { createLog } from '../../../../services/shared/log.ts'
import { seal } from '../../../../services/shared/sealing.ts'
import type { Store } from '../../../../services/shared/store/store.ts'
import { type StoreKind, storeKinds } from '../../../testkit/stores.ts'
import { type Received, type Receiver, receive } from '../support.ts'

const MINUTE_MS = 60_000
const key = randomBytes(32)
const SECRET = 'a secret of a receiver'
const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function openReceiver(
  answer: (response: ServerResponse, request: Received) => unknown = (response) => response.end(),
) {
  const receiver = await receive(answer)
  closing.push(receiver.close)
  return receiver
}

interface Bed {
  readonly store: Store
  readonly feed: OpenFeed
  /** What the couriers take for the time: it goes on by itself, and from here on with the clock of the machine. */
  readonly clock: { aheadMs: number }
  /** Registers a webhook. @returns its id */
  register(receiver: Pick<Receiver, 'url'>, events?: readonly string[], projectId?: string): Promise<string>
  start(feeds?: Record<string, Feed['read']>): Promise<Courier>
  tell(...types: readonly EventType[]): Promise<void>
  webhook(id: string): Promise<WebhookRecord | undefined>
  deliveries(webhookId: string): Promise<readonly DeliveryRecord[]>
}

const project = newId('prj')
const eventOf = (type: EventType, n: number, projectId = project): FeedEvent => ({
  type,
  at: '2026-11-21T12:00:00.000Z',
  projectId,
  environmentId: idWithin('env', projectId, 'a7c2e9f0'),
  data: { n },
})

async function openBed({ open }: StoreKind): Promise<Bed> {
  const store = await open({ models: [webhookModel, deliveryModel, followedModel, feedModel] })
  const clock = { aheadMs: 0 }
  const now = () => new Date(Date.now() + clock.aheadMs)
  const feed = createFeed(store.collection(feedModel), now, { pollMs: 20 })
  closing.push(feed.close)
  let slot = 0
  let told = 0
  return {
    store,
    feed,
    clock,
    async register({ url }, events = ['*'], projectId = project) {
      const id = idWithin('whk', projectId)
      const webhook = {
        id,
        projectId,
        slot: slot++,
        url,
        events,
        createdAt: now(),
        sealedSecret: seal(SECRET, key, id),
      }
      await store.collection(webhookModel).insert(webhook)
      return id
    },
    async start(feeds = { deployments: feed.read }) {
      const outbound = createOutbound({ allow: ['127.0.0.1'] })
      const courier = startCourier(
        {
          webhooks: store.collection(webhookModel),
          deliveries: store.collection(deliveryModel),
          followed: store.collection(followedModel),
          feeds,
          key,
          now,
          outbound,
          random: () => 0.5,
          log: createLog('silent'),
        },
        { pollMs: 20 },
      )
      closing.push(async () => {
        await courier.close()
        await outbound.close()
      })
      // From here on it misses nothing.
      for (const service of Object.keys(feeds)) {
        while ((await store.collection(followedModel).get(service)) === undefined) await delay(5)
      }
      return courier
    },
    async tell(...types) {
      await feed.append(types.map((type) => eventOf(type, told++)))
    },
    webhook: (id) => store.collection(webhookModel).get(id),
    deliveries: (webhookId) =>
      store.collection(deliveryModel).find({ where: { webhookId }, order: { by: 'at', direction: 'asc' }, limit: 500 }),
  }
}

const bodies = ({ received }: Receiver) => received.map(({ body }) => JSON.parse(body))
const until = async (what: () => boolean | Promise<boolean>) => {
  while (!(await what())) await delay(5)
}

describe.each(storeKinds())('on $name', (kind) => {
  test('a webhook is told, signed and in order, of what it has asked for', async () => {
    const bed = await openBed(kind)
    const [all, some, others] = [await openReceiver(), await openReceiver(), await openReceiver()]
    const id = await bed.register(all)
    await bed.register(some, ['deployment.*', 'revision.created'])
    await bed.register(others, ['*'], newId('prj'))
    await bed.start()
    await bed.tell('deployment.queued', 'deadletter.added', 'revision.created', 'deployment.succeeded')
    await until(() => all.received.length === 4 && some.received.length === 3)
    expect(bodies(all).map(({ data }) => data.n)).toEqual([0, 1, 2, 3])
    expect(bodies(some).map(({ event }) => event)).toEqual([
      'deployment.queued',
      'revision.created',
      'deployment.succeeded',
    ])
    expect(others.received).toEqual([])

    const [{ headers, body }] = all.received as [Received]
    const told = JSON.parse(body)
    expect(told).toEqual({
      id: expect.stringMatching(/^whd_/),
      event: 'deployment.queued',
      at: '2026-11-21T12:00:00.000Z',
      projectId: project,
      environmentId: idWithin('env', project, 'a7c2e9f0'),
      webhookId: id,
      data: { n: 0 },
    })
    expect(headers).toMatchObject({ 'routo-delivery': told.id, 'routo-event': 'deployment.queued' })
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['routo-signature'])) ?? []
    expect(signature).toBe(createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'))
    // An answer is written down a moment after it came.
    await until(async () => (await bed.deliveries(id)).every(({ statusCode }) => statusCode !== undefined))
    const kept = await bed.deliveries(id)
    expect(kept.map(({ statusCode, attempts, nextAttemptAt }) => [statusCode, attempts.length, nextAttemptAt])).toEqual(
      Array(4).fill([200, 1, undefined]),
    )
  })

  test('a delivery that fails is tried again under the same id, later each time, and six times at most', async () => {
    const bed = await openBed(kind)
    const receiver = await openReceiver((response) => response.writeHead(500).end('broken'))
    const id = await bed.register(receiver)
    await bed.start()
    await bed.tell('deployment.failed')
    const waits: number[] = []
    for (let attempts = 1; attempts <= 6; attempts++) {
      await until(async () => (await bed.deliveries(id))[0]?.attempts.length === attempts)
      const [delivery] = await bed.deliveries(id)
      const dueMs = delivery?.nextAttemptAt?.getTime()
      // The webhook is due only then, which is the last thing that is kept.
      const isLeft = async () => (await bed.webhook(id))?.dueAt?.getTime() === dueMs
      await until(isLeft)
      if (dueMs !== undefined) {
        const last = delivery?.attempts.at(-1)
        waits.push(Math.round((dueMs - new Date(last?.at ?? '').getTime()) / 1_000))
        bed.clock.aheadMs += dueMs - (Date.now() + bed.clock.aheadMs)
      }
    }
    expect(waits).toEqual([10, 40, 160, 640, 2_560])
    const [delivery] = await bed.deliveries(id)
    expect(delivery).toMatchObject({ statusCode: 500, response: 'broken', finishedAt: expect.any(Date) })
    expect(new Set(receiver.received.map(({ headers }) => headers['routo-delivery'])).size).toBe(1)
    bed.clock.aheadMs += 600 * MINUTE_MS
    await bed.tell('deployment.queued')
    await until(() => receiver.received.length === 7)
    expect(bodies(receiver).map(({ event }) => event)).toEqual([
      ...Array(6).fill('deployment.failed'),
      'deployment.queued',
    ])
  })

  test('a receiver that says when it wants to be asked again is left alone until then', async () => {
    const bed = await openBed(kind)
    let isOpen = false
    const receiver = await openReceiver((response) =>
      isOpen ? response.end() : response.writeHead(429, { 'retry-after': '300' }).end(),
    )
    const id = await bed.register(receiver)
    await bed.start()
    await bed.tell('deployment.queued')
    // How long it is left alone counts from a moment after the answer came.
    await until(async () => (await bed.webhook(id))?.restsUntil !== undefined)
    await bed.tell('deployment.succeeded')
    bed.clock.aheadMs += 4 * MINUTE_MS
    await until(async () => (await bed.deliveries(id)).length === 2)
    await delay(100)
    expect(receiver.received).toHaveLength(1)
    isOpen = true
    bed.clock.aheadMs += 2 * MINUTE_MS
    await until(() => receiver.received.length === 3)
  })

  test('receivers that are dead do not keep others waiting', async () => {
    const bed = await openBed(kind)
    const dead = await openReceiver(() => undefined)
    const alive = await openReceiver()
    for (let n = 0; n < 15; n++) await bed.register(dead, ['*'], project)
    const id = await bed.register(alive)
    await bed.start()
    await bed.tell('deployment.queued', 'deployment.succeeded')
    await until(() => alive.received.length === 2)
    await bed.tell('deployment.queued')
    await until(() => alive.received.length === 3)
    expect(new Set(bodies(dead).map(({ webhookId }) => webhookId))).not.toContain(id)
    expect(dead.received.length).toBeGreaterThan(0)
    await dead.close()
    closing.splice(closing.indexOf(dead.close), 1)
  })

  test('what one process has left when it died another one sends, and nobody is told twice of what was taken', async () => {
    const bed = await openBed(kind)
    let isHanging = true
    const hanging: ServerResponse[] = []
    const receiver = await openReceiver((response) => (isHanging ? hanging.push(response) : response.end()))
    const id = await bed.register(receiver)
    await bed.start()
    await bed.tell('deployment.queued', 'deployment.succeeded')
    await until(() => receiver.received.length === 1)
    // The first courier waits for an answer that does not come, as if it were gone.
    isHanging = false
    await bed.start()
    await delay(100)
    expect(receiver.received.length).toBeLessThanOrEqual(2)
    bed.clock.aheadMs += 2 * MINUTE_MS
    await until(async () => (await bed.deliveries(id)).every(({ finishedAt }) => finishedAt !== undefined))
    const ids = receiver.received.map(({ headers }) => headers['routo-delivery'])
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(2)
    for (const response of hanging) response.end()
  })

  test('several processes on one store make one delivery of each event, and send it once', async () => {
    const bed = await openBed(kind)
    const receiver = await openReceiver()
    const id = await bed.register(receiver)
    for (let n = 0; n < 3; n++) await bed.start()
    for (let n = 0; n < 10; n++) await bed.tell('deployment.phase')
    await until(async () => (await bed.deliveries(id)).filter(({ finishedAt }) => finishedAt).length === 10)
    expect(
      bodies(receiver)
        .map(({ data }) => data.n)
        .toSorted(),
    ).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('after a stop nothing is missed, of any service', async () => {
    const bed = await openBed(kind)
    const receiver = await openReceiver()
    await bed.register(receiver)
    const other = await openBed(kind)
    const feeds = { deployments: bed.feed.read, projects: other.feed.read }
    const first = await bed.start(feeds)
    await bed.tell('deployment.queued')
    await until(() => receiver.received.length === 1)
    await first.close()
    await bed.tell('deployment.succeeded')
    await other.feed.append([eventOf('revision.created', 0)])
    await bed.start(feeds)
    await until(() => receiver.received.length === 3)
    expect(
      bodies(receiver)
        .map(({ event }) => event)
        .toSorted(),
    ).toEqual(['deployment.queued', 'deployment.succeeded', 'revision.created'])
  })

  test('what waits for one webhook is bounded; what is left out is in the log of its deliveries', async () => {
    const bed = await openBed(kind)
    const receiver = await openReceiver((response) => response.writeHead(503).end())
    const id = await bed.register(receiver)
    await bed.start()
    for (let n = 0; n < 11; n++)
      await bed.feed.append(Array.from({ length: 100 }, (_, m) => eventOf('deployment.event', n * 100 + m)))
    const left = () =>
      bed.store.collection(deliveryModel).find({
        where: { webhookId: id },
        range: { field: 'finishedAt', gte: new Date(0) },
        order: { by: 'finishedAt', direction: 'desc' },
        limit: 500,
      })
    await until(async () => (await left()).some(({ request }) => JSON.parse(request.body).data.n === 1_099))
    const [{ error, attempts }] = (await left()) as [DeliveryRecord]
    expect({ error, attempts }).toEqual({
      error: 'It was left out: 1000 deliveries wait for this webhook.',
      attempts: [],
    })
  })

  test('a webhook that is removed is told nothing more', async () => {
    const bed = await openBed(kind)
    const receiver = await openReceiver((response) => response.writeHead(500).end())
    const id = await bed.register(receiver)
    await bed.start()
    await bed.tell('deployment.queued')
    await until(() => receiver.received.length === 1)
    await bed.store.collection(webhookModel).remove(id)
    bed.clock.aheadMs += MINUTE_MS
    await bed.tell('deployment.succeeded')
    await delay(150)
    expect(receiver.received).toHaveLength(1)
  })
})
