import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Grant, Identity } from '../../services/shared/caller.ts'
import type { FeedEvent } from '../../services/shared/feed/event.ts'
import { createFeed, type OpenFeed } from '../../services/shared/feed/feed.ts'
import { feedModel } from '../../services/shared/feed/model.ts'
import type { Permission } from '../../services/shared/permissions.ts'
import { storeKinds } from '../testkit/stores.ts'
import { type EventClient, listenTo } from './testkit/event-client.ts'
import { openGateway } from './testkit/open-gateway.ts'

const [sqlite] = storeKinds()
if (sqlite === undefined) throw new Error('there is no store')
const { open } = sqlite

const [acme, other] = ['prj_000000000001', 'prj_000000000002']
const [prod, staging] = ['env_000000000001_00000001', 'env_000000000001_00000002']

const people = new Map<string, Identity>()
let admitted = 0
/** Lets somebody in. @returns the token */
function admit(grants: Readonly<Record<string, Grant>>, scopes?: readonly Permission[]): string {
  const token = `token-${++admitted}`
  people.set(token, {
    actor: { id: `acc_${admitted}`, kind: 'USER', name: 'Ana' },
    grants,
    ...(scopes && { scopes }),
  })
  return token
}
const member = () => admit({ [acme]: { role: 'VIEWER' } })

const clients: EventClient[] = []
const feeds: OpenFeed[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})
afterAll(() => {
  for (const feed of feeds) feed.close()
})

async function openFeeds() {
  const store = async () => createFeed((await open({ models: [feedModel] })).collection(feedModel), () => new Date())
  const opened = { deployments: await store(), metrics: await store() }
  feeds.push(...Object.values(opened))
  return opened
}

async function openEvents(
  options: Parameters<typeof openGateway>[0] = {},
  given?: Awaited<ReturnType<typeof openFeeds>>,
) {
  const opened = given ?? (await openFeeds())
  const gateway = await openGateway({
    feeds: { deployments: opened.deployments.read, metrics: opened.metrics.read },
    authenticate: async (token) => people.get(token),
    ...options,
  })
  const listen = async (asked: Parameters<typeof listenTo>[1] = {}) => {
    const client = await listenTo(gateway.url, asked)
    clients.push(client)
    return client
  }
  return { ...gateway, ...opened, listen }
}

const event = (n: number, more: Partial<FeedEvent> = {}): FeedEvent => ({
  type: 'deployment.phase',
  at: '2026-11-21T12:00:00.000Z',
  projectId: acme,
  data: { n },
  ...more,
})
const events = (count: number, first = 1) => Array.from({ length: count }, (_, index) => event(first + index))
const numbers = (client: EventClient) => client.came.map(({ data }) => data.data?.n)

test('what happens in any service comes as it happens, from the moment of listening', async () => {
  await using gateway = await openEvents()
  await gateway.deployments.append(events(2, 100))
  const client = await gateway.listen({ token: member() })
  expect(client.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  expect(client.text()).toMatch(/^retry: \d+\nid: \S+\n\n$/)
  await gateway.deployments.append([event(1)])
  await client.until(1)
  await gateway.metrics.append([event(2, { type: 'deadletter.added', environmentId: prod })])
  expect(await client.until(2)).toEqual([
    { id: expect.any(String), event: 'deployment.phase', data: event(1) },
    {
      id: expect.any(String),
      event: 'deadletter.added',
      data: event(2, { type: 'deadletter.added', environmentId: prod }),
    },
  ])
})

test.each([
  ['one project', `?projectId=${acme}`, [1, 2, 3]],
  ['one environment', `?environmentId=${prod}`, [2]],
  ['one type', '?types=revision.created', [3]],
  ['a group and a type', '?types=deployment.*,revision.created', [1, 2, 3, 4]],
  ['an environment of a project, and all types', `?projectId=${acme}&environmentId=${prod}&types=*`, [2]],
])('%s can be listened to alone', async (_what, query, expected) => {
  await using gateway = await openEvents()
  const token = admit({ [acme]: { role: 'VIEWER' }, [other]: { role: 'VIEWER' } })
  const client = await gateway.listen({ token, query })
  await gateway.deployments.append([
    event(1),
    event(2, { environmentId: prod }),
    event(3, { type: 'revision.created' }),
    event(4, { projectId: other }),
    event(9, { projectId: acme, environmentId: prod }),
  ])
  await client.until(expected.length + (query.includes('revision.created') && !query.includes('*') ? 0 : 1))
  expect(numbers(client).filter((n) => n !== 9)).toEqual(expected)
})

test('nobody is told of projects and environments that are not theirs, nor without the scope to read', async () => {
  await using gateway = await openEvents()
  const guest = await gateway.listen({ token: admit({ [acme]: { role: 'ADMIN', environments: [prod] } }) })
  const stranger = await gateway.listen({ token: admit({ [other]: { role: 'OWNER' } }) })
  const owner = await gateway.listen({ token: admit({ '*': { role: 'OWNER' } }) })
  await gateway.deployments.append([
    event(1, { environmentId: staging }),
    event(2, { environmentId: prod }),
    event(3),
    event(4, { projectId: other }),
  ])
  await Promise.all([guest.until(2), stranger.until(1), owner.until(4)])
  expect(numbers(guest)).toEqual([2, 3])
  expect(numbers(stranger)).toEqual([4])
  expect(numbers(owner)).toEqual([1, 2, 3, 4])
})

test.each([
  ['without a token', 401, 'UNAUTHENTICATED', {}],
  ['with an unknown token', 401, 'UNAUTHENTICATED', { token: 'unknown' }],
  ['with a token in the URL', 401, 'UNAUTHENTICATED', { query: '?access_token=x' }],
  ['for a project of others', 403, 'FORBIDDEN', { query: `?projectId=${other}`, as: member }],
  ['for a project that is none', 403, 'FORBIDDEN', { query: '?projectId=prj_00000000000z', as: member }],
  [
    'for an environment of others',
    403,
    'FORBIDDEN',
    { query: `?environmentId=${staging}`, as: () => admit({ [acme]: { role: 'OWNER', environments: [prod] } }) },
  ],
  ['without the scope to read', 403, 'FORBIDDEN', { as: () => admit({ [acme]: { role: 'OWNER' } }, ['routes:write']) }],
  ['for a type that there is not', 400, 'BAD_REQUEST', { query: '?types=deployment.exploded', as: member }],
  ['with a parameter that there is not', 400, 'BAD_REQUEST', { query: '?project=x', as: member }],
  ['with a parameter twice', 400, 'BAD_REQUEST', { query: `?projectId=${acme}&projectId=${acme}`, as: member }],
  ['with an id of another kind', 400, 'BAD_REQUEST', { query: `?projectId=${prod}`, as: member }],
  ['with a Last-Event-ID that is none', 400, 'BAD_REQUEST', { lastEventId: '1;2', as: member }],
  ['with a Last-Event-ID of other services', 400, 'BAD_REQUEST', { lastEventId: '1.2.3', as: member }],
] as const)('a stream is refused %s', async (_what, status, code, asked) => {
  await using gateway = await openEvents()
  const { as, ...rest } = { as: undefined, ...asked }
  const client = await gateway.listen({ ...rest, ...(as && { token: as() }) })
  expect(client.status).toBe(status)
  expect(JSON.parse(client.text()).errors).toMatchObject([{ extensions: { code } }])
})

test('whoever was cut off goes on behind the last event, also at a gateway that has never seen it', async () => {
  const opened = await openFeeds()
  const token = member()
  let first = await openEvents({}, opened)
  const client = await first.listen({ token })
  await opened.deployments.append(events(3))
  await client.until(3)
  await first.close()
  await client.ended()
  await opened.deployments.append(events(2, 4))
  await opened.metrics.append([event(6)])
  first = await openEvents({}, opened)
  await using second = first
  const again = await second.listen({ token, lastEventId: client.lastId() })
  await again.until(3)
  await opened.metrics.append([event(7)])
  await again.until(4)
  expect(numbers(again).toSorted()).toEqual([4, 5, 6, 7])
})

test('wherever the connection is cut, nothing is lost and nothing comes twice', async () => {
  await using gateway = await openEvents()
  const token = member()
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          count: fc.integer({ min: 0, max: 30 }),
          metrics: fc.boolean(),
          read: fc.integer({ min: 0, max: 30 }),
        }),
        {
          minLength: 2,
          maxLength: 5,
        },
      ),
      async (phases) => {
        const run = randomUUID()
        const begun = await listenTo(gateway.url, { token })
        begun.close()
        let lastEventId = begun.lastId()
        const seen: string[] = []
        const sent: string[] = []
        const listen = async (most: number) => {
          const client = await listenTo(gateway.url, { token, lastEventId })
          const left = sent.length - seen.length
          await client.until(Math.min(most, left))
          client.close()
          // What had come by then, and not one more.
          seen.push(...client.came.map(({ data }) => data.data.name))
          lastEventId = client.lastId()
        }
        for (const { count, metrics, read } of phases) {
          const names = Array.from({ length: count }, (_, n) => `${run}-${sent.length + n}`)
          sent.push(...names)
          const made = names.map((name) => event(0, { data: { name } }))
          await (metrics ? gateway.metrics : gateway.deployments).append(made)
          await listen(read)
        }
        await listen(Number.POSITIVE_INFINITY)
        expect(seen.toSorted()).toEqual(sent.toSorted())
      },
    ),
    { numRuns: 20 },
  )
})

test('what is no longer kept is told as a gap, and the stream goes on behind it', async () => {
  await using gateway = await openEvents()
  await gateway.deployments.append(events(2))
  const token = member()
  const client = await gateway.listen({ token, lastEventId: '77.0' })
  expect(await client.until(1)).toEqual([{ id: '2.0', event: 'gap', data: { service: 'deployments' } }])
  await gateway.deployments.append([event(3)])
  await client.until(2)
  expect(numbers(client)).toEqual([undefined, 3])
})

test('a stream ends when its token is revoked, and when the project is not its caller’s any more', async () => {
  await using gateway = await openEvents({ limits: { streamRefreshMs: 20 } })
  const [revoked, removed, staying] = [member(), member(), member()]
  const streams = await Promise.all([
    gateway.listen({ token: revoked }),
    gateway.listen({ token: removed, query: `?projectId=${acme}` }),
    gateway.listen({ token: staying }),
  ])
  people.delete(revoked)
  people.set(removed, { ...(people.get(removed) as Identity), grants: {} })
  await Promise.all([streams[0].ended(), streams[1].ended()])
  await gateway.deployments.append([event(1)])
  expect(numbers({ ...streams[2], came: await streams[2].until(1) })).toEqual([1])
  expect(streams[0].came).toEqual([])
})

test('what a caller may see changes while it listens', async () => {
  await using gateway = await openEvents({ limits: { streamRefreshMs: 10 } })
  const token = member()
  const client = await gateway.listen({ token })
  people.set(token, { ...(people.get(token) as Identity), grants: { [other]: { role: 'VIEWER' } } })
  for (let n = 1; client.came.length === 0; n++) {
    await gateway.deployments.append([event(n, { projectId: other })])
    await delay(10)
  }
  expect(client.came[0]?.data.projectId).toBe(other)
})

test('a stream goes on while nobody can say whose it is, but not for long', async () => {
  let looks = 0
  const token = member()
  await using gateway = await openEvents({
    limits: { streamRefreshMs: 10 },
    authenticate: async (given) => {
      looks += 1
      if (looks === 2 || looks > 3) throw new Error('The service is away.')
      return people.get(given)
    },
  })
  const client = await gateway.listen({ token })
  await client.ended()
  expect(looks).toBe(5)
})

test('two hundred clients are told, and cost each service one question at a time', async () => {
  const opened = await openFeeds()
  const asking = { now: 0, most: 0, all: 0 }
  const read: OpenFeed['read'] = async (...asked) => {
    asking.all += 1
    asking.now += 1
    asking.most = Math.max(asking.most, asking.now)
    return opened.deployments.read(...asked).finally(() => {
      asking.now -= 1
    })
  }
  await using gateway = await openEvents({ feeds: { deployments: read }, limits: { streamsPerCaller: 200 } }, opened)
  const token = member()
  const first = await gateway.listen({ token })
  const listening = await Promise.all(Array.from({ length: 199 }, () => gateway.listen({ token })))
  expect(await (await gateway.fetch('/metrics')).text()).toContain('routo_event_streams 200')
  for (const part of [0, 1, 2, 3, 4]) await opened.deployments.append(events(10, part * 10))
  await Promise.all([first, ...listening].map((client) => client.until(50)))
  for (const client of [first, ...listening]) expect(numbers(client)).toEqual(Array.from({ length: 50 }, (_, n) => n))
  expect(asking.most).toBeLessThanOrEqual(2)
  expect(asking.all).toBeLessThan(30)
})

test('a client that does not read is cut off, and others are not held up', async () => {
  await using gateway = await openEvents({ limits: { streamSlowMs: 200 } })
  const token = member()
  const { hostname, port } = new URL(gateway.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const closed = once(socket, 'close')
  socket.on('error', () => undefined)
  socket.write(`GET /events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`)
  await once(socket, 'data')
  socket.pause()
  const client = await gateway.listen({ token })
  const text = 'x'.repeat(10_000)
  for (let n = 0; n < 30; n++) {
    await gateway.deployments.append(
      Array.from({ length: 50 }, (_, index) => event(n * 50 + index, { data: { text } })),
    )
    await client.until((n + 1) * 50)
  }
  while ((await (await gateway.fetch('/metrics')).text()).includes('routo_event_streams 2')) await delay(20)
  socket.resume()
  await closed
  expect(client.came).toHaveLength(1_500)
})

test('a caller has only so many streams, and the gateway, too; a place that gets free can be taken', async () => {
  await using gateway = await openEvents({ limits: { streams: 3, streamsPerCaller: 2 } })
  const [ana, bea, eve] = [member(), member(), member()]
  const first = await gateway.listen({ token: ana })
  await gateway.listen({ token: ana })
  const third = await gateway.listen({ token: ana })
  expect(third.status).toBe(429)
  expect(third.headers['retry-after']).toBe('10')
  expect((await gateway.listen({ token: bea })).status).toBe(200)
  expect((await gateway.listen({ token: eve })).status).toBe(429)
  first.close()
  while ((await gateway.listen({ token: eve })).status !== 200) await delay(5)
})

test('on a stream where nothing happens for the client comes a sign of life, with the id to go on behind', async () => {
  await using gateway = await openEvents({ limits: { streamHeartbeatMs: 10 } })
  const client = await gateway.listen({ token: member() })
  await gateway.deployments.append([event(1, { projectId: other })])
  while (client.lastId() !== '1.0') await delay(5)
  expect(client.text()).toContain('\n\n:\nid: 1.0\n\n')
  expect(client.came).toEqual([])
})

test('a service that is away does not keep events of the others back, and is heard of again when it is back', async () => {
  const opened = await openFeeds()
  let isAway = true
  const read: OpenFeed['read'] = async (...asked) => {
    if (isAway) throw new Error('The service is away.')
    return opened.metrics.read(...asked)
  }
  await using gateway = await openEvents({ feeds: { deployments: opened.deployments.read, metrics: read } }, opened)
  const client = await gateway.listen({ token: member(), lastEventId: '0.0' })
  await opened.deployments.append([event(1)])
  await opened.metrics.append([event(2)])
  await client.until(1)
  expect(client.lastId()).toBe('1.0')
  isAway = false
  await client.until(2)
  expect(numbers(client)).toEqual([1, 2])
})

test('a gateway that closes ends its streams at once, and takes no more', async () => {
  const gateway = await openEvents()
  const client = await gateway.listen({ token: member() })
  const closing = gateway.close()
  await client.ended()
  await closing
})
