import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { ApiError, createClient, type Operation, ProblemsError, Viewer } from '../../client/index.ts'
import { version } from '../../client/version.ts'
import { freePort } from '../testkit/free-port.ts'
import { type Answer, cut, error, json, type OtherServer, serve } from './other-server.ts'

const viewer = json({ data: { viewer: { id: 'tok_1', name: 'ci', kind: 'TOKEN' } } })
const Redrive =
  'mutation Redrive($input: RedriveInput!) { deadLetterRedrive(input: $input) { userErrors { message } } }'
const mutation = Redrive as Operation<object, { readonly input: object }>
const redriven = json({ data: { deadLetterRedrive: { userErrors: [] } } })

const clientOf = ({ url }: OtherServer) => createClient({ url, token: 'rto_secret' })

/** How a call fails. */
async function failureOf(call: Promise<unknown>): Promise<ApiError> {
  const failed = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (failed instanceof ApiError) return failed
  throw new Error(`It did not fail as the client does: ${failed}`)
}

test('an operation goes out with its variables and the token, and its data come back', async () => {
  await using server = await serve(viewer)
  expect(await clientOf(server).ask(Viewer, {})).toEqual({ viewer: { id: 'tok_1', name: 'ci', kind: 'TOKEN' } })
  const [asked] = server.asked
  expect(asked).toMatchObject({ path: '/graphql', headers: { authorization: 'Bearer rto_secret' } })
  expect(JSON.parse(asked?.body ?? '')).toEqual({ query: Viewer, variables: {} })
})

test.each([
  ['a part is away', error('SUBGRAPH_UNAVAILABLE', 503)],
  ['it takes too long', error('TIMEOUT', 504)],
  ['the target is away', error('TARGET_UNAVAILABLE', 200, { retryable: true })],
  ['there is a proxy, and nothing behind it', (response) => void response.writeHead(502).end('<h1>Bad Gateway</h1>')],
  ['the answer breaks off', cut],
] satisfies [string, Answer][])('a query is asked again when %s', async (_, trouble) => {
  await using server = await serve(trouble, viewer)
  expect(await clientOf(server).ask(Viewer, {})).toMatchObject({ viewer: { name: 'ci' } })
  expect(server.asked).toHaveLength(2)
})

test('a mutation is asked again with its key, and without one never', async () => {
  await using server = await serve(cut, redriven)
  await clientOf(server).ask(mutation, { input: { idempotencyKey: 'one' } })
  expect(server.asked.map(({ body }) => JSON.parse(body).variables.input.idempotencyKey)).toEqual(['one', 'one'])
  await using other = await serve(cut, redriven)
  expect(await failureOf(clientOf(other).ask(mutation, { input: {} }))).toMatchObject({ code: 'UNREACHABLE' })
  expect(other.asked).toHaveLength(1)
})

test('who asks too much waits as long as it is told to, also with what may not be repeated: nothing of it was done', async () => {
  await using server = await serve(error('RATE_LIMITED', 429, { retryAfterMs: 400 }), redriven)
  const since = performance.now()
  await clientOf(server).ask(mutation, { input: {} })
  expect(performance.now() - since).toBeGreaterThanOrEqual(395)
  expect(server.asked).toHaveLength(2)
})

test('what stays wrong is told after as many tries as were wanted', async () => {
  await using server = await serve(error('SUBGRAPH_UNAVAILABLE', 503, { hint: 'Wait.' }))
  const client = createClient({ url: server.url, retries: 2 })
  const failure = await failureOf(client.ask(Viewer, {}))
  expect(failure).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', hint: 'Wait.', requestId: 'r-1', retryable: true })
  expect(server.asked).toHaveLength(3)
})

test.each([
  ['UNAUTHENTICATED', error('UNAUTHENTICATED', 401)],
  ['FORBIDDEN', error('FORBIDDEN')],
  ['INTERNAL', error('INTERNAL', 500)],
  ['NOT_ROUTO', (response) => void response.end('<h1>It works!</h1>')],
  ['NOT_ROUTO', json({ status: 'up' })],
  ['NOT_ROUTO', json([])],
  ['NOT_ROUTO', (response) => void response.end('null')],
] satisfies [string, Answer][])('%s is told at once', async (code, answer) => {
  await using server = await serve(answer)
  expect(await failureOf(clientOf(server).ask(Viewer, {}))).toMatchObject({ code, retryable: false })
  expect(server.asked).toHaveLength(1)
})

test('where nobody has ever answered it says so at once', async () => {
  const url = `http://127.0.0.1:${await freePort()}`
  const since = performance.now()
  const failure = await failureOf(createClient({ url }).ask(Viewer, {}))
  expect(failure).toMatchObject({ code: 'UNREACHABLE', message: `Nothing answers at ${url}.` })
  expect(performance.now() - since).toBeLessThan(5_000)
})

test('an answer that does not come is not waited for longer than was wanted', async () => {
  await using server = await serve(() => undefined)
  const client = createClient({ url: server.url, timeoutMs: 50, retries: 1 })
  expect(await failureOf(client.ask(Viewer, {}))).toMatchObject({
    code: 'TIMEOUT',
    message: `${server.url} has not answered within 0.05 s.`,
  })
  expect(server.asked).toHaveLength(2)
})

test('whoever calls off a request gets the reason, while it waits for an answer and between two tries', async () => {
  await using silent = await serve(() => undefined)
  await using away = await serve(error('RATE_LIMITED', 429, { retryAfterMs: 60_000 }))
  for (const server of [silent, away]) {
    const enough = new AbortController()
    const call = clientOf(server).ask(Viewer, {}, enough.signal)
    while (server.asked.length === 0) await sleep(5)
    await sleep(20)
    enough.abort(new Error('enough'))
    await expect(call).rejects.toThrow('enough')
  }
})

test('an operation that the installation does not know is another version’s', async () => {
  const strange = error('GRAPHQL_VALIDATION_FAILED', 400)
  await using silent = await serve(strange)
  expect(await failureOf(clientOf(silent).ask(Viewer, {}))).toMatchObject({
    code: 'OTHER_VERSION',
    message: `The installation at ${silent.url} is of another version, and this is ${version}: it says "It is GRAPHQL_VALIDATION_FAILED."`,
  })
  await using older = await serve(
    json({ errors: [{ message: 'No.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }, 400, {
      'routo-version': '0.0.9',
    }),
  )
  expect((await failureOf(clientOf(older).ask(Viewer, {}))).message).toMatch(/is of version 0\.0\.9, and this is/)
})

test('problems of a mutation are thrown all at once', async () => {
  const userErrors = [
    { code: 'INVALID', message: 'The name is taken.', field: ['input', 'name'], hint: 'Take another one.' },
    { code: 'INVALID', message: 'The key is too long.' },
  ]
  await using server = await serve(json({ data: { deadLetterRedrive: { redrive: null, userErrors } } }))
  const failure = await failureOf(clientOf(server).ask(mutation, { input: { idempotencyKey: 'one' } }))
  expect(failure).toBeInstanceOf(ProblemsError)
  expect(failure).toMatchObject({
    code: 'INVALID',
    message: 'The name is taken.\nThe key is too long.',
    hint: 'Take another one.',
    problems: userErrors,
  })
})

test('what an answer calls a problem is for the caller, also where asking again may help', async () => {
  const userErrors = [{ code: 'ENVIRONMENT_LOCKED', message: 'A deployment is under way.', retryable: true }]
  await using server = await serve(json({ data: { deadLetterRedrive: { userErrors } } }))
  const failure = await failureOf(clientOf(server).ask(mutation, { input: { idempotencyKey: 'one' } }))
  expect(failure).toMatchObject({ code: 'ENVIRONMENT_LOCKED', retryable: true })
  expect(server.asked).toHaveLength(1)
})
