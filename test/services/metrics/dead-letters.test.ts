import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { idInEnvironment, idWithin } from '../../../services/shared/ids.ts'
import { createLog } from '../../../services/shared/log.ts'
import { userWith } from '../../testkit/callers.ts'
import {
  execution,
  failure,
  followed,
  keep,
  newProject,
  page,
  query,
  START,
  type Told,
  tryQuery,
} from './executions-support.ts'
import { letter, scriptedDataPlane, unreachable } from './scripted-data-plane.ts'
import { openMetrics } from './support.ts'

const target = scriptedDataPlane()
const logged: string[] = []
const log = createLog('warn', { write: (line) => void logged.push(line) })
const metrics = await openMetrics('2026-11-21T12:00:00.000Z', undefined, target, log)
afterAll(() => metrics.close())

let tenant = newProject()
beforeEach(() => {
  tenant = newProject()
  target.letters.length = 0
  target.redriven.length = 0
  target.before = () => undefined
  logged.length = 0
})

const listed = `query ($of: [_Any!]!, $first: Int, $after: String, $filter: DeadLetterFilter) {
  _entities(representations: $of) { ... on Environment {
    deadLetters(first: $first, after: $after, filter: $filter) {
      nodes { id messageId reason { code message sourceLocation } payload { text bytes redacted headers } failedAt expiresAt }
      pageInfo { hasNextPage endCursor } totalCount
    }
  } }
}`
const environmentOf = (id: string) => [{ __typename: 'Environment', id }]
const list = async (caller = tenant.operator, args: object = {}) => {
  const { _entities } = await query(metrics, caller, listed, { ...args, of: environmentOf(tenant.staging) })
  return _entities[0].deadLetters
}

const redriveText = `mutation ($input: RedriveInput!) { deadLetterRedrive(input: $input) {
  matched replayed redrive { id state total } userErrors { code message field }
} }`
let keys = 0
const redrive = async (input: object, caller = tenant.operator) => {
  keys += 1
  const given = { environmentId: tenant.staging, maxPerSecond: 1_000, idempotencyKey: `key-${keys}`, ...input }
  return (await query(metrics, caller, redriveText, { input: given })).deadLetterRedrive
}
const progress = `query ($id: ID!) { redrive(id: $id) {
  state done total sent skipped succeeded failedAgain problem pollAfterMs finishedAt createdBy
} }`
const stateOf = async (id: string) => (await query(metrics, tenant.operator, progress, { id })).redrive
async function doneWith(id: string) {
  for (;;) {
    const state = await stateOf(id)
    if (state.done) return state
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const idOf = (entry: string) => idInEnvironment('dlq', tenant.staging, entry)

test('dead letters are listed page by page, with what they hold for who may read messages', async () => {
  const errorStack = `Error\n    at csvToJson (/code/${'a1'.repeat(32)}/processors.ts:12:9)`
  target.letters.push(letter(1, { errorStack }), letter(2), letter(3, { errorCode: 'HTTP_404' }))
  const first = await list(tenant.operator, { first: 2 })
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  expect(first.nodes[0]).toEqual({
    id: idOf('CSVToJSONDLQ/1'),
    messageId: 'm1',
    reason: { code: 'BAD_ROW', message: 'row 1 has no price', sourceLocation: 'processors.ts:12:9' },
    payload: { text: '{"n":1}', bytes: 7, redacted: false, headers: { 'file-key': 'orders.csv' } },
    failedAt: '2026-11-21T11:00:00.001Z',
    expiresAt: '2026-12-05T11:00:00.000Z',
  })
  const second = await list(tenant.operator, { first: 2, after: first.pageInfo.endCursor })
  expect(second.nodes.map(({ messageId }: { messageId: string }) => messageId)).toEqual(['m3'])
  expect(second.pageInfo).toEqual({ hasNextPage: false, endCursor: null })
  const found = await list(tenant.viewer, { filter: { errorCode: 'HTTP_404' } })
  expect(found.nodes[0].payload).toEqual({ text: null, bytes: 7, redacted: true, headers: null })
  await expect(list(tenant.viewer, { filter: { text: 'n' } })).rejects.toThrow('it needs messages:read')
})

test.each([
  [
    'whose executor was killed',
    [{ ...failure, code: 'TIMEOUT', message: 'too slow' }],
    'The queue gave it up. The last attempt ended with TIMEOUT: too slow',
  ],
  ['of which nothing is recorded', [], 'The queue gave it up: nobody said what became of it.'],
])('a letter that the queue gave up and %s says why', async (_, errors, message) => {
  const { errorCode, errorMessage, ...given } = letter(1)
  target.letters.push(given)
  const givenUp = { ...failure, code: 'TOO_MANY_RECEIVES', message: 'received too often' }
  const attempts = [...errors, givenUp].map((error, index, all) =>
    execution({
      route: 'CSVToJSON',
      attempt: index + 1,
      startedAt: START + 2_000 + index,
      outcome: index === all.length - 1 ? ('failed' as const) : ('retrying' as const),
      error,
    }),
  )
  await keep(metrics, tenant.staging, attempts)
  const { nodes } = await list()
  expect(nodes[0].reason).toEqual({ code: 'TOO_MANY_RECEIVES', message, sourceLocation: null })
})

test('a letter shows the execution that failed; that of a part is the one of the message that was split', async () => {
  const { staging, operator } = tenant
  target.letters.push(
    letter(1),
    letter(2, { messageId: 'file#2', correlationId: 'file' }),
    letter(3, { messageId: 'old' }),
  )
  await keep(metrics, staging, [
    execution({ route: 'CSVToJSON', messageId: 'm1', outcome: 'failed', error: failure }),
    execution({ route: 'CSVToJSON', messageId: 'file' }),
  ])
  const found: (string | null)[] = []
  for (const { id } of target.letters) {
    const text = 'query ($id: ID!) { deadLetter(id: $id) { execution { messageId } } }'
    const { deadLetter } = await query(metrics, operator, text, { id: idOf(id) })
    found.push(deadLetter.execution?.messageId ?? null)
  }
  expect(found).toEqual(['m1', 'file', null])
})

test('letters are counted by route and kind of error, for who may see them', async () => {
  target.letters.push(letter(1), letter(2, { errorCode: 'HTTP_404', route: 'Gone' }), letter(3))
  const text = `query ($of: [_Any!]!, $filter: DeadLetterFilter) { _entities(representations: $of) { ... on Environment {
    deadLetterGroups(filter: $filter) { routeId routeName errorCode count oldestAt expiresAt latest { messageId reason { message } } }
  } } }`
  const of = environmentOf(tenant.staging)
  const groupsOf = async (filter: object, caller = tenant.viewer) =>
    (await query(metrics, caller, text, { of, filter }))._entities[0].deadLetterGroups
  expect(await groupsOf({})).toEqual([
    {
      routeId: idWithin('rte', tenant.project, 'CSVToJSON'),
      routeName: 'CSVToJSON',
      errorCode: 'BAD_ROW',
      count: 2,
      oldestAt: '2026-11-21T11:00:00.001Z',
      expiresAt: '2026-12-05T11:00:00.000Z',
      latest: { messageId: 'm3', reason: { message: 'row 3 has no price' } },
    },
    expect.objectContaining({ routeName: 'Gone', errorCode: 'HTTP_404', count: 1 }),
  ])
  expect(await groupsOf({ routeId: [idWithin('rte', tenant.project, 'Gone')] })).toMatchObject([{ count: 1 }])
  expect(await groupsOf({ text: '"n":3' }, tenant.operator)).toMatchObject([{ count: 1 }])
  const { data, errors } = await tryQuery(metrics, tenant.viewer, text, { of, filter: { text: 'price' } })
  expect(data).toEqual({ _entities: [{ deadLetterGroups: null }] })
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
})

test('where the target does not answer, the field is null with an error that says so, and others are answered', async () => {
  target.before = () => {
    throw unreachable()
  }
  const text = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Environment { id deadLetters { totalCount } } } }`
  const { data, errors } = await tryQuery(metrics, tenant.operator, text, { of: environmentOf(tenant.staging) })
  expect(data).toEqual({ _entities: [{ id: tenant.staging, deadLetters: null }] })
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TARGET_UNAVAILABLE'])
  const { userErrors } = await redrive({ filter: {} })
  expect(userErrors).toEqual([
    { code: 'PROVIDER_ERROR', message: 'The local cloud does not answer.', field: ['input', 'environmentId'] },
  ])
})

test('a redrive sends each letter once, in the background, and follows what becomes of it', async () => {
  const { staging, operator } = tenant
  const messages = ['m1', 'm2', 'm3'].map((messageId) =>
    execution({ messageId, route: 'CSVToJSON', outcome: 'failed', error: failure }),
  )
  await keep(metrics, staging, messages)
  target.letters.push(letter(1), letter(2), letter(3))
  const { redrive: begun, matched } = await redrive({ filter: { errorCode: 'BAD_ROW' } })
  expect(matched).toBe(3)
  const sent = { state: 'FINISHED', done: true, total: 3, sent: 3, skipped: 0, succeeded: 0, failedAgain: 0 }
  expect(await doneWith(begun.id)).toMatchObject({ ...sent, pollAfterMs: 1_000, createdBy: 'Ana' })
  expect(target.redriven).toEqual(['1', '2', '3'].map((n) => [`CSVToJSONDLQ/${n}`, undefined]))

  const again = { route: 'CSVToJSON', isReplay: true, sentAt: metrics.clock.now.getTime() + 5 }
  await keep(metrics, staging, [
    execution({ ...again, messageId: 'm1' }),
    execution({ ...again, messageId: 'm2', outcome: 'failed', error: failure }),
    execution({ ...again, messageId: 'm3', outcome: 'retrying', error: failure }),
  ])
  expect(await stateOf(begun.id)).toMatchObject({ sent: 3, succeeded: 1, failedAgain: 1, pollAfterMs: 1_000 })
  await keep(metrics, staging, [execution({ ...again, messageId: 'm3', attempt: 2 })])
  expect(await stateOf(begun.id)).toMatchObject({ sent: 3, succeeded: 2, failedAgain: 1, pollAfterMs: null })

  const fields = 'outcome isReplay replayOf { outcome isReplay messageId }'
  const { nodes } = await page(metrics, operator, staging, { fields, filter: { messageId: 'm1' } })
  expect(nodes).toEqual([
    { outcome: 'SUCCEEDED', isReplay: true, replayOf: { outcome: 'FAILED', isReplay: false, messageId: 'm1' } },
    { outcome: 'FAILED', isReplay: false, replayOf: null },
  ])
  expect(metrics.audited.filter(({ action }) => action === 'deadLetterRedrive')).toHaveLength(1)
})

test('what fails again while a redrive goes on is not sent once more by it', async () => {
  target.letters.push(letter(1), letter(2))
  target.before = (call) => {
    const n = target.redriven.length + 10
    if (call === 'redrive') target.letters.push(letter(n, { failedAt: metrics.clock.now.getTime() + n }))
  }
  const { redrive: begun } = await redrive({ filter: {}, maxPerSecond: 1 })
  expect(await doneWith(begun.id)).toMatchObject({ total: 2, sent: 2 })
  expect(target.letters).toHaveLength(2)
})

test('bodies can be changed: that of one letter as a whole, those of many by a merge patch', async () => {
  target.letters.push(
    letter(1),
    letter(2, { body: '{"n":2,"note":"x","deep":{"a":1,"b":2}}' }),
    letter(3, { body: '[1]' }),
  )
  const one = await redrive({ ids: [idOf('CSVToJSONDLQ/1')], body: 'other' })
  await doneWith(one.redrive.id)
  const many = await redrive({ filter: {}, bodyPatch: { price: 5, note: null, deep: { b: 3 } } })
  expect(await doneWith(many.redrive.id)).toMatchObject({ total: 2, sent: 1, skipped: 1 })
  expect(target.redriven).toEqual([
    ['CSVToJSONDLQ/1', 'other'],
    ['CSVToJSONDLQ/2', '{"n":2,"deep":{"a":1,"b":3},"price":5}'],
  ])
})

test('redrives of an environment can be found, the latest first, whoever began them', async () => {
  target.letters.push(letter(1), letter(2), letter(3))
  const first = (await redrive({ ids: [idOf('CSVToJSONDLQ/1')] })).redrive.id
  await doneWith(first)
  metrics.clock.now = new Date(metrics.clock.now.getTime() + 1_000)
  const second = (await redrive({ filter: {} })).redrive.id
  await doneWith(second)
  const text = `query ($of: [_Any!]!, $first: Int) { _entities(representations: $of) { ... on Environment {
    redrives(first: $first) { id state sent }
  } } }`
  const redrivesOf = async (environmentId: string, args: object = {}) =>
    (await query(metrics, tenant.viewer, text, { of: environmentOf(environmentId), ...args }))._entities[0].redrives
  expect(await redrivesOf(tenant.staging)).toEqual([
    { id: second, state: 'FINISHED', sent: 2 },
    { id: first, state: 'FINISHED', sent: 1 },
  ])
  expect(await redrivesOf(tenant.staging, { first: 1 })).toMatchObject([{ id: second }])
  expect(await redrivesOf(tenant.production)).toEqual([])
})

test('a redrive takes no more than its limit, passes over what is gone, and a dry run only counts', async () => {
  target.letters.push(letter(1), letter(2), letter(3))
  expect(await redrive({ filter: {}, dryRun: true })).toMatchObject({ matched: 3, redrive: null, userErrors: [] })
  expect(await redrive({ filter: { errorCode: 'NONE' } })).toMatchObject({ matched: 0, redrive: null, userErrors: [] })
  const { redrive: begun } = await redrive({ filter: {}, limit: 2 })
  expect(await doneWith(begun.id)).toMatchObject({ total: 2, sent: 2, skipped: 0 })
  const { redrive: gone } = await redrive({ ids: ['1', '3', '9'].map((n) => idOf(`CSVToJSONDLQ/${n}`)) })
  expect(await doneWith(gone.id)).toMatchObject({ total: 3, sent: 1, skipped: 2 })
})

test('a request that comes again begins nothing new', async () => {
  target.letters.push(letter(1))
  const input = { filter: {}, idempotencyKey: 'the same' }
  const first = await redrive(input)
  const second = await redrive(input)
  expect(second).toMatchObject({ replayed: true, redrive: { id: first.redrive.id } })
  expect(target.redriven.length).toBeLessThanOrEqual(1)
  await doneWith(first.redrive.id)
})

test('a redrive that was cancelled sends no more', async () => {
  target.letters.push(...Array.from({ length: 30 }, (_, n) => letter(n)))
  let release = (): void => undefined
  const first = new Promise<void>((resolve) => {
    release = resolve
  })
  target.before = (call) => (call === 'redrive' && target.redriven.length === 1 ? first : undefined)
  const { redrive: begun } = await redrive({ filter: {}, maxPerSecond: 2 })
  const cancel = 'mutation ($id: ID!) { redriveCancel(id: $id) { redrive { state } userErrors { code } } }'
  const ask = () => query(metrics, tenant.operator, cancel, { id: begun.id })
  expect((await ask()).redriveCancel).toEqual({ redrive: { state: 'CANCELLED' }, userErrors: [] })
  release()
  expect((await ask()).redriveCancel.userErrors).toEqual([{ code: 'CONFLICT' }])
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(target.redriven.length).toBeLessThanOrEqual(2)
})

test('that a redrive was cancelled is told at once, also where it waits for its pace', async () => {
  target.letters.push(letter(1), letter(2))
  const { place } = await followed(metrics)
  const { redrive: begun } = await redrive({ filter: {}, maxPerSecond: 1 })
  const told = async () =>
    (await followed(metrics, place)).events.flatMap(({ data }) => (data.redriveId === begun.id ? [data.state] : []))
  while ((await told()).length === 0);
  expect(await told()).toEqual(['RUNNING'])
  await query(metrics, tenant.operator, 'mutation ($id: ID!) { redriveCancel(id: $id) { matched } }', { id: begun.id })
  expect(await told()).toEqual(['RUNNING', 'CANCELLED'])
})

test('a target that is away for a while delays a redrive, and one that refuses ends it with its words', async () => {
  target.letters.push(letter(1), letter(2))
  let failures = 3
  target.before = (call) => {
    if (call === 'redrive' && failures > 0) {
      failures -= 1
      throw unreachable()
    }
  }
  const { redrive: delayed } = await redrive({ filter: {} })
  expect(await doneWith(delayed.id)).toMatchObject({ state: 'FINISHED', sent: 2 })
  target.letters.push(letter(3))
  target.before = (call) => {
    if (call === 'redrive') throw Object.assign(unreachable(), { retryable: false, message: 'No such queue.' })
  }
  const { redrive: failed } = await redrive({ filter: {} })
  expect(await doneWith(failed.id)).toMatchObject({ state: 'FAILED', problem: 'No such queue.', sent: 0 })
  // Those of other tests may still wait.
  const ours = [delayed.id, failed.id]
  const told = logged.map((line) => JSON.parse(line)).filter(({ redrive }) => ours.includes(redrive))
  expect(told.map(({ level, redrive }) => [level, redrive])).toEqual([
    ['warn', delayed.id],
    ['error', failed.id],
  ])
  expect(told[1].err).toMatchObject({ message: 'No such queue.' })
})

test.each([
  [{}, 'INVALID', ['input', 'ids']],
  [{ ids: [], filter: {} }, 'INVALID', ['input', 'filter']],
  [{ ids: [] }, 'INVALID', ['input', 'ids']],
  [{ ids: ['dlq_nonsense'] }, 'NOT_FOUND', ['input', 'ids', '0']],
  [{ filter: {}, maxPerSecond: 0 }, 'INVALID', ['input', 'maxPerSecond']],
  [{ filter: {}, limit: 0 }, 'INVALID', ['input', 'limit']],
  [{ filter: {}, body: 'x' }, 'INVALID', ['input', 'body']],
  [{ filter: {}, bodyPatch: [1] }, 'INVALID', ['input', 'bodyPatch']],
])('a redrive with %j is refused: %s at %j', async (input, code, field) => {
  const { userErrors, redrive: begun } = await redrive(input)
  expect(userErrors).toEqual([expect.objectContaining({ code, field })])
  expect(begun).toBeNull()
})

const discardText = `mutation ($input: DiscardInput!) { deadLetterDiscard(input: $input) {
  matched discarded replayed userErrors { code field }
} }`
const discard = async (input: object, caller = tenant.operator) => {
  keys += 1
  const given = { environmentId: tenant.staging, reason: 'test data', idempotencyKey: `key-${keys}`, ...input }
  return (await query(metrics, caller, discardText, { input: given })).deadLetterDiscard
}

test('letters are discarded for a reason, which stands in the audit log', async () => {
  target.letters.push(...Array.from({ length: 150 }, (_, n) => letter(n, n % 2 === 0 ? {} : { errorCode: 'OTHER' })))
  expect(await discard({ filter: {}, dryRun: true })).toMatchObject({ matched: 150, discarded: 0 })
  expect(await discard({ filter: { errorCode: 'OTHER' } })).toMatchObject({ matched: 75, discarded: 75 })
  expect(await discard({ ids: ['0', '1'].map((n) => idOf(`CSVToJSONDLQ/${n}`)) })).toMatchObject({ discarded: 1 })
  expect(target.letters).toHaveLength(74)
  expect(metrics.audited.at(-1)).toMatchObject({
    action: 'deadLetterDiscard',
    subjectId: tenant.staging,
    after: { reason: 'test data', discarded: 1 },
  })
  expect((await discard({ filter: {}, reason: ' ' })).userErrors).toEqual([
    { code: 'INVALID', field: ['input', 'reason'] },
  ])
  expect(target.letters).toHaveLength(74)
})

test('letters of others are not there, and viewers change nothing', async () => {
  target.letters.push(letter(1))
  const { project, staging, production } = tenant
  const limited = userWith({ [project]: { role: 'OWNER', environments: [production] } })
  const id = idOf('CSVToJSONDLQ/1')
  for (const caller of [limited, newProject().operator]) {
    const text = 'query ($id: ID!) { deadLetter(id: $id) { id } }'
    expect(await query(metrics, caller, text, { id })).toEqual({ deadLetter: null })
    expect((await redrive({ filter: {} }, caller)).userErrors).toEqual([
      expect.objectContaining({ code: 'NOT_FOUND', field: ['input', 'environmentId'] }),
    ])
  }
  await expect(redrive({ filter: {} }, tenant.viewer)).rejects.toThrow('it needs messages:write')
  // An id of another environment of the same project.
  expect((await redrive({ environmentId: production, ids: [id] })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(staging).not.toBe(production)
  expect(target.redriven).toEqual([])
})

test('whoever follows hears of dead letters, samples where there are many, and of how far a redrive is', async () => {
  const { staging } = tenant
  const { place } = await followed(metrics)
  const failed = Array.from({ length: 50 }, (_, n) =>
    execution({ messageId: `f${n}`, outcome: 'failed', error: failure }),
  )
  await keep(metrics, staging, failed)
  target.letters.push(letter(1))
  const { redrive: begun } = await redrive({ filter: {} })
  await doneWith(begun.id)
  const events: Told[] = []
  const ended = () => events.find(({ data }) => data.state === 'FINISHED')
  while (ended() === undefined) events.push(...(await followed(metrics, place + events.length)).events)
  const added = events.filter(({ type }) => type === 'deadletter.added')
  expect(added.length).toBeGreaterThan(0)
  // Five in a second, and the latest when it is over.
  expect(added.length).toBeLessThanOrEqual(6)
  expect(added[0]).toMatchObject({
    environmentId: staging,
    data: { errorCode: 'BAD_ORDER', messageId: 'f0', leftOut: 0 },
  })
  expect(ended()).toMatchObject({
    type: 'redrive.progress',
    data: { redriveId: begun.id, state: 'FINISHED', sent: 1, total: 1 },
  })
  expect(JSON.stringify(events)).not.toContain('4711')
})
