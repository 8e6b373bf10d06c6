import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { deliver } from '../../../services/deployments/webhooks/deliver.ts'
import { eachRequest } from '../../../services/deployments/webhooks/migrations.ts'
import { deliveryModel, webhookModel } from '../../../services/deployments/webhooks/model.ts'
import { createOutbound } from '../../../services/deployments/webhooks/outbound.ts'
import { type Caller, systemCaller } from '../../../services/shared/caller.ts'
import { createFeed } from '../../../services/shared/feed/feed.ts'
import { feedModel } from '../../../services/shared/feed/model.ts'
import { idWithin, newId, projectOf } from '../../../services/shared/ids.ts'
import { userWith } from '../../testkit/callers.ts'
import { openDeployments, type Received, receive } from './support.ts'

let answer: (response: ServerResponse, request: Received) => void
const receiver = await receive((response, request) => answer(response, request))
const deployments = await openDeployments({ allow: ['127.0.0.1'] })
afterAll(async () => {
  await deployments.close()
  await receiver.close()
})
beforeEach(() => {
  receiver.received.length = 0
  answer = (response) => response.end('thanks')
})

const project = newId('prj')
/** As the service itself appends to it. */
const feed = createFeed(deployments.store.collection(feedModel), () => new Date())
const admin = userWith({ [project]: { role: 'ADMIN' } })
const CREATE = `mutation ($input: WebhookCreateInput!) {
  webhookCreate(input: $input) {
    webhook { id url events createdAt lastDeliveries { id } }
    secret replayed clientMutationId
    userErrors { code field message hint retryable }
  }
}`
const TEST = `mutation ($id: ID!) {
  webhookTest(id: $id) {
    webhook { id lastDeliveries { id } }
    delivery { id event at statusCode durationMs request { headers body } response error }
    userErrors { code field message }
  }
}`
const DELETE = 'mutation ($id: ID!) { webhookDelete(id: $id) { deletedId userErrors { code field message } } }'
const LIST = `query ($references: [_Any!]!) {
  _entities(representations: $references) {
    ... on Project { webhooks { id url events createdAt lastDeliveries { id event statusCode } } }
  }
}`

const create = async (input: object, caller = admin) =>
  (await deployments.send(caller, CREATE, { input: { projectId: project, events: ['*'], ...input } })).data
    .webhookCreate
const tried = async (id: string) => (await deployments.send(admin, TEST, { id })).data.webhookTest
const remove = async (id: string) => (await deployments.send(admin, DELETE, { id })).data.webhookDelete
const list = async (ids: readonly string[], caller = admin) =>
  deployments.send(caller, LIST, { references: ids.map((id) => ({ __typename: 'Project', id })) })

/** Whether a request was signed with the secret, as a receiver finds out. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['routo-signature'])) ?? []
  return signature === createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
}

test('a webhook is made with a secret that is shown once, and its ping is signed with it', async () => {
  const made = await create({ url: `${receiver.url}/hook?team=1`, clientMutationId: 'mine' })
  expect(made).toMatchObject({ userErrors: [], replayed: false, clientMutationId: 'mine' })
  expect(made.webhook).toMatchObject({ url: `${receiver.url}/hook?team=1`, events: ['*'], lastDeliveries: [] })
  expect(made.secret).toMatch(/^whsec_[\w-]{43}$/)

  const { webhook, delivery, userErrors } = await tried(made.webhook.id)
  expect(userErrors).toEqual([])
  expect(delivery).toMatchObject({ event: 'ping', statusCode: 200, response: 'thanks', error: null })
  expect(webhook.lastDeliveries).toEqual([{ id: delivery.id }])

  const [request] = receiver.received
  if (request === undefined) throw new Error('nothing was received')
  expect(request.path).toBe('/hook?team=1')
  expect(request.headers).toMatchObject({
    'content-type': 'application/json',
    'routo-event': 'ping',
    'routo-delivery': delivery.id,
  })
  expect(request.headers).toMatchObject(delivery.request.headers)
  expect(request.body).toBe(delivery.request.body)
  expect(JSON.parse(request.body)).toEqual({
    id: delivery.id,
    event: 'ping',
    at: delivery.at,
    projectId: project,
    webhookId: webhook.id,
  })
  expect(isSigned(request, made.secret)).toBe(true)
  expect(isSigned(request, `${made.secret}x`)).toBe(false)
})

test('a secret that is given signs, and is not sent back', async () => {
  const secret = 'a-secret-of-the-team'
  const made = await create({ url: receiver.url, secret })
  expect(made.secret).toBeNull()
  await tried(made.webhook.id)
  expect(receiver.received.map((request) => isSigned(request, secret))).toEqual([true])
})

test('no secret is kept as it is, in a delivery, in the audit log or in the log', async () => {
  const given = 'a-secret-that-must-not-be-seen'
  const one = await create({ url: receiver.url, secret: given })
  const two = await create({ url: receiver.url })
  const records = await deployments.store.collection(webhookModel).getMany([one.webhook.id, two.webhook.id])
  expect(records.size).toBe(2)
  const { delivery } = await tried(two.webhook.id)
  const written = JSON.stringify([...records.values(), delivery, deployments.audited, deployments.logged])
  expect(written).not.toContain(given)
  expect(written).not.toContain(two.secret)
})

test.each([
  ['a status that is no success', 500, 'broken', { statusCode: 500, response: 'broken', error: null }],
  ['an empty answer', 204, '', { statusCode: 204, response: '', error: null }],
  ['more than is kept', 200, 'ü'.repeat(5_000), { statusCode: 200, response: 'ü'.repeat(2_000), error: null }],
  ['a character cut in two', 200, `a${'ü'.repeat(5_000)}`, { statusCode: 200, response: `a${'ü'.repeat(1_999)}` }],
])('%s is recorded as it came', async (_what, status, body, expected) => {
  answer = (response) => response.writeHead(status).end(body)
  const { webhook } = await create({ url: receiver.url })
  expect((await tried(webhook.id)).delivery).toMatchObject(expected)
  await remove(webhook.id)
})

test('a redirect is not followed', async () => {
  answer = (response) => response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end()
  const { webhook } = await create({ url: receiver.url })
  expect((await tried(webhook.id)).delivery).toMatchObject({ statusCode: 302 })
  expect(receiver.received.map(({ path }) => path)).toEqual(['/'])
  await remove(webhook.id)
})

test('an answer without end is cut, and one that breaks off says so', async () => {
  answer = (response) => {
    const chunk = 'x'.repeat(1_000)
    response.write(chunk)
    const timer = setInterval(() => response.write(chunk), 1)
    response.on('close', () => clearInterval(timer))
  }
  const { webhook } = await create({ url: receiver.url })
  expect((await tried(webhook.id)).delivery).toMatchObject({
    statusCode: 200,
    response: 'x'.repeat(4_000),
    error: null,
  })

  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half')
    setImmediate(() => response.destroy())
  }
  const { delivery } = await tried(webhook.id)
  expect(delivery).toMatchObject({ statusCode: 200, response: null })
  expect(delivery.error).toMatch(/^The answer broke off: /)
  await remove(webhook.id)
})

test('a receiver that takes too long is not waited for, whether it says nothing or never ends', async () => {
  const delivery = { id: 'whd_1', event: 'ping', url: receiver.url, secret: 'secret', body: '{}', at: new Date() }
  const outbound = createOutbound({ allow: ['127.0.0.1'] })
  answer = () => {}
  expect(await deliver(outbound, delivery, 50)).toMatchObject({ error: 'No full answer came within 0.05 seconds.' })
  answer = (response) => response.write('a beginning')
  expect(await deliver(outbound, delivery, 500)).toMatchObject({ statusCode: 200, error: expect.stringMatching('0.5') })
  await outbound.close()
})

test('a receiver that is not there is recorded with the reason', async () => {
  const gone = await receive((response) => response.end())
  await gone.close()
  const { webhook } = await create({ url: gone.url })
  expect((await tried(webhook.id)).delivery).toMatchObject({
    statusCode: null,
    response: null,
    error: expect.stringContaining('ECONNREFUSED'),
  })
  await remove(webhook.id)
})

test('of the deliveries the latest twenty are kept, the latest first', async () => {
  const { webhook } = await create({ url: receiver.url })
  const ids: string[] = []
  for (let count = 0; count < 23; count += 1) ids.push((await tried(webhook.id)).delivery.id)
  const { data } = await list([project])
  const found = data._entities[0].webhooks.find(({ id }: { id: string }) => id === webhook.id)
  expect(found.lastDeliveries.map(({ id }: { id: string }) => id)).toEqual(ids.slice(3).reverse())
  const where = { webhookId: webhook.id }
  expect(await deployments.store.collection(deliveryModel).count({ where })).toBe(20)
  expect(await remove(webhook.id)).toEqual({ deletedId: webhook.id, userErrors: [] })
  expect(await deployments.store.collection(deliveryModel).count({ where })).toBe(0)
})

test('however many deliveries were left out at once, the latest twenty are kept', async () => {
  const { webhook } = await create({ url: receiver.url })
  const kept = deployments.store.collection(deliveryModel)
  const at = new Date()
  const leftOut = Array.from({ length: 300 }, (_, n) => ({
    id: `${webhook.id}-${n}`,
    webhookId: webhook.id,
    event: 'deployment.event',
    at,
    finishedAt: at,
    attempts: [],
    request: { headers: {}, body: '{}' },
  }))
  await Promise.all(leftOut.map((delivery) => kept.insert(delivery)))
  await tried(webhook.id)
  expect(await kept.count({ where: { webhookId: webhook.id } })).toBe(20)
  await remove(webhook.id)
})

test.each([
  [{ url: 'example.com/hook' }, 'url', 'The URL is not one of http or https.'],
  [{ url: 'ftp://example.com' }, 'url', 'The URL is not one of http or https.'],
  [{ url: 'file:///etc/passwd' }, 'url', 'The URL is not one of http or https.'],
  [{ url: `https://example.com/${'x'.repeat(2_048)}` }, 'url', 'The URL is not one of http or https.'],
  [{ url: 'https://ana:pass@example.com' }, 'url', 'The URL has a user name or password in it.'],
  [{ url: 'http://10.0.0.5/hook' }, 'url', '10.0.0.5 is inside a network, which webhooks may not reach.'],
  [{ url: 'http://localhost:4000' }, 'url', 'localhost is inside a network, which webhooks may not reach.'],
  [{ url: 'http://[::1]:4000' }, 'url', '::1 is inside a network, which webhooks may not reach.'],
  [{ events: [] }, 'events', 'A webhook is told of one event at least.'],
  [{ events: ['ping', 'ping'] }, 'events', 'An event is named twice.'],
  [{ secret: 'short' }, 'secret', 'The secret is not 16 to 256 visible ASCII characters.'],
  [{ secret: 'with a space and long enough' }, 'secret', 'The secret is not 16 to 256 visible ASCII characters.'],
])('%j is refused', async (input, field, message) => {
  const { userErrors, webhook, secret } = await create({ url: 'https://example.com', ...input })
  expect(userErrors).toEqual([
    expect.objectContaining({ code: 'INVALID', field: ['input', field], message, retryable: false }),
  ])
  expect({ webhook, secret }).toEqual({ webhook: null, secret: null })
})

test('everything that is wrong is said at once', async () => {
  const { userErrors } = await create({ url: 'nowhere', events: ['ping', 'deployed'], secret: '' })
  expect(userErrors.map(({ field }: { field: readonly string[] }) => field.join('.'))).toEqual([
    'input.url',
    'input.events.1',
    'input.secret',
  ])
})

test('a project has at most twenty webhooks, also when they are made at once, and then as many as before', async () => {
  const busy = newId('prj')
  const caller = userWith({ [busy]: { role: 'ADMIN' } })
  const make = () => create({ projectId: busy, url: 'https://example.com' }, caller)
  const answers = await Promise.all(Array.from({ length: 25 }, make))
  const made = answers.filter(({ webhook }) => webhook !== null)
  expect(made.length).toBe(20)
  const refused = answers.filter(({ webhook }) => webhook === null)
  expect(refused.map(({ userErrors }) => userErrors[0].code)).toEqual(Array(5).fill('LIMIT_EXCEEDED'))

  await deployments.send(caller, DELETE, { id: made[7].webhook.id })
  const again = await make()
  expect(again.userErrors).toEqual([])
  const { data } = await list([busy], caller)
  const ids = data._entities[0].webhooks.map(({ id }: { id: string }) => id)
  expect(ids.length).toBe(20)
  expect(ids.at(-1)).toBe(again.webhook.id)
})

test('what the caller does not see, what is not there and what was removed have the same answer', async () => {
  const { webhook } = await create({ url: receiver.url })
  const stranger = userWith({ [newId('prj')]: { role: 'OWNER' } })
  const there = `whk_${project.slice('prj_'.length)}_00000000`
  const notThere = [{ code: 'NOT_FOUND', field: ['id'], message: 'There is no such webhook.' }]
  const errorsOf = async (mutation: string, caller = admin, id: string = webhook.id) => {
    const { data } = await deployments.send(caller, mutation, { id })
    return (data.webhookTest ?? data.webhookDelete).userErrors
  }
  for (const mutation of [TEST, DELETE]) {
    expect(await errorsOf(mutation, stranger)).toEqual(notThere)
    expect(await errorsOf(mutation, admin, there)).toEqual(notThere)
  }
  await remove(webhook.id)
  for (const mutation of [TEST, DELETE]) expect(await errorsOf(mutation)).toEqual(notThere)
  const created = await deployments.send(stranger, CREATE, {
    input: { projectId: project, url: 'https://example.com', events: ['*'] },
  })
  expect(created.data.webhookCreate.userErrors).toEqual([
    expect.objectContaining({ code: 'NOT_FOUND', field: ['input', 'projectId'] }),
  ])
  expect((await list([project], stranger)).data).toEqual({ _entities: [null] })
  expect(receiver.received).toEqual([])
})

test('who may not manage webhooks is told so, and sees none', async () => {
  const developer = userWith({ [project]: { role: 'DEVELOPER' } })
  const { webhook } = await create({ url: receiver.url })
  for (const [mutation, variables] of [
    [CREATE, { input: { projectId: project, url: 'https://example.com', events: ['*'] } }],
    [TEST, { id: webhook.id }],
    [DELETE, { id: webhook.id }],
  ] as const) {
    const { errors } = await deployments.send(developer, mutation, variables)
    expect(errors[0].extensions.code).toBe('FORBIDDEN')
  }
  const { data, errors } = await list([project], developer)
  expect(data).toEqual({ _entities: [{ webhooks: null }] })
  expect(errors[0].extensions.code).toBe('FORBIDDEN')
  expect(receiver.received).toEqual([])
})

test('who is admitted to some environments only manages none, and sees none: they tell of the whole project', async () => {
  const { webhook } = await create({ url: receiver.url })
  const guest = userWith({ [project]: { role: 'OWNER', environments: [idWithin('env', project)] } })
  for (const [mutation, variables] of [
    [CREATE, { input: { projectId: project, url: 'https://example.com', events: ['*'] } }],
    [TEST, { id: webhook.id }],
    [DELETE, { id: webhook.id }],
  ] as const) {
    const { errors } = await deployments.send(guest, mutation, variables)
    expect(errors[0]).toMatchObject({
      message: 'This is not permitted: it needs webhooks:write in the whole project.',
      extensions: { code: 'FORBIDDEN' },
    })
  }
  const { data, errors } = await list([project], guest)
  expect(data).toEqual({ _entities: [{ webhooks: null }] })
  expect(errors[0].extensions.code).toBe('FORBIDDEN')
  expect(receiver.received).toEqual([])
})

test.each(['deployment.failed', 'deployment.*', 'revision.created', 'deadletter.*', 'ping', '*'])(
  'a webhook can be told of %s',
  async (event) => {
    const { webhook, userErrors } = await create({ url: receiver.url, events: [event] })
    expect(userErrors).toEqual([])
    await remove(webhook.id)
  },
)

test('what happens is sent by itself, and the log of deliveries tells of each request', async () => {
  const query = `query ($references: [_Any!]!) { _entities(representations: $references) { ... on Project { webhooks {
    id lastDeliveries { event state attempt nextAttemptAt statusCode response error durationMs request { body }
      attempts { at statusCode durationMs error } } } } } }`
  const seen = async (id: string) => {
    const { data } = await deployments.send(admin, query, { references: [{ __typename: 'Project', id: project }] })
    return data._entities[0].webhooks.find((webhook: { id: string }) => webhook.id === id).lastDeliveries
  }
  const { webhook } = await create({ url: receiver.url, events: ['deployment.*'] })
  const [taken, broken] = ['deployment.queued', 'deployment.failed'] as const
  answer = (response, { headers }) => {
    if (headers['routo-event'] === broken) response.writeHead(503)
    response.end('said')
  }
  const at = '2026-11-21T12:00:00.000Z'
  await feed.append([taken, broken].map((type) => ({ type, at, projectId: project, data: { deploymentId: 'dep_1' } })))
  while ((await seen(webhook.id)).filter(({ attempt }: { attempt: number }) => attempt > 0).length < 2) await delay(10)

  const deliveries = await seen(webhook.id)
  const of = (event: string) => deliveries.find((delivery: { event: string }) => delivery.event === event)
  expect(of(taken)).toMatchObject({
    state: 'DELIVERED',
    attempt: 1,
    nextAttemptAt: null,
    statusCode: 200,
    attempts: [{ at: expect.any(String), statusCode: 200, durationMs: expect.any(Number), error: null }],
  })
  expect(of(broken)).toMatchObject({ state: 'PENDING', statusCode: 503, response: 'said' })
  expect(of(broken).nextAttemptAt > of(broken).attempts[0].at).toBe(true)
  expect(JSON.parse(of(broken).request.body)).toMatchObject({ event: broken, data: { deploymentId: 'dep_1' } })
  await remove(webhook.id)
})

test('deliveries of an earlier release tell of their one request', async () => {
  const at = new Date('2026-11-20T09:00:00.000Z')
  const old = { id: 'whd_1', webhookId: 'whk_1', event: 'ping', at, durationMs: 7, statusCode: 200, request: {} }
  const migrated = eachRequest.change(old)
  expect(migrated).toMatchObject({
    finishedAt: at,
    attempts: [{ at: at.toISOString(), durationMs: 7, statusCode: 200 }],
  })
  expect(eachRequest.change(migrated ?? {})).toEqual(migrated)
})

test('each thing that was done is in the audit log, and what was refused is not', async () => {
  deployments.audited.length = 0
  const { webhook } = await create({ url: receiver.url, events: ['ping'] })
  const { delivery } = await tried(webhook.id)
  await create({ url: 'nowhere' })
  await remove(webhook.id)
  await remove(webhook.id)
  const about = { projectId: project, subjectId: webhook.id }
  const what = { url: receiver.url, events: ['ping'] }
  expect(deployments.audited).toEqual([
    { action: 'webhookCreate', ...about, after: what },
    { action: 'webhookTest', ...about, after: { delivery: delivery.id, answer: 200 } },
    { action: 'webhookDelete', ...about, before: what },
  ])
})

test('a later mutation of one request reads what it has changed', async () => {
  const { webhook } = await create({ url: receiver.url })
  const query = `mutation ($id: ID!) {
    first: webhookTest(id: $id) { webhook { lastDeliveries { id } } }
    second: webhookTest(id: $id) { webhook { lastDeliveries { id } } }
  }`
  const { data } = await deployments.send(admin, query, { id: webhook.id })
  expect([data.first, data.second].map(({ webhook: { lastDeliveries } }) => lastDeliveries.length)).toEqual([1, 2])
})

test('of a deleted project nothing stays, and other projects keep what they have', async () => {
  const [gone, kept] = [newId('prj'), newId('prj')]
  const admins = userWith({ [gone]: { role: 'ADMIN' }, [kept]: { role: 'ADMIN' } })
  for (const projectId of [gone, gone, kept]) {
    const { webhook } = await create({ projectId, url: receiver.url }, admins)
    await deployments.send(admins, TEST, { id: webhook.id })
  }
  const forget = (caller: Caller) =>
    deployments.send(caller, 'mutation ($id: ID!) { deploymentsForget(projectId: $id) }', { id: gone })
  expect((await forget(admins)).errors[0].extensions.code).toBe('FORBIDDEN')
  for (const _ of ['once', 'again'])
    expect(await forget(systemCaller('x'))).toEqual({ data: { deploymentsForget: true } })
  const all = [
    ...(await deployments.store.collection(webhookModel).find({ limit: 500 })),
    ...(await deployments.store.collection(deliveryModel).find({ limit: 500 })),
  ].map(({ id }) => id)
  expect(all.filter((id) => projectOf(id) === gone)).toEqual([])
  expect(all.filter((id) => projectOf(id) === kept)).toHaveLength(2)
})
