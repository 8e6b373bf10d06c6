import { expect, test } from '@jest/globals'
import { sendHttps } from '../../../runtime/endpoints/https.ts'
import { newEnvelope, openEnvelope } from '../../../runtime/envelope.ts'
import type { Target } from '../../../runtime/route/route.ts'

const URI = 'https://api.example.com/orders?key=s3cret'

/** What the server sees, and what the sender makes of its answer. */
async function send(
  body: string,
  options: { headers?: Record<string, string>; target?: Partial<Target>; answer?: () => Response } = {},
) {
  const seen: {
    url: string
    method: string | undefined
    headers: Record<string, string>
    body: unknown
    redirect: unknown
  }[] = []
  const { headers = {}, target = {}, answer = () => new Response(null, { status: 201 }) } = options
  const fetch: typeof globalThis.fetch = async (url, init) => {
    seen.push({
      url: String(url),
      method: init?.method,
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: init?.body,
      redirect: init?.redirect,
    })
    return answer()
  }
  const message = openEnvelope(newEnvelope('m1#2', headers, 'trace'), body, 1)
  const error = await sendHttps({ target: { uri: URI, ...target }, message }, { fetch, timeoutMs: 1_000 }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return { request: seen[0], error }
}

test('a message is posted with its id, its trace and the headers that the user gave it', async () => {
  const { request, error } = await send('{"a":1}', { headers: { authorization: 'Bearer x' } })
  expect(error).toBeUndefined()
  expect(request).toEqual({
    url: URI,
    method: 'POST',
    body: '{"a":1}',
    redirect: 'manual',
    headers: {
      authorization: 'Bearer x',
      'content-type': 'application/json',
      traceparent: 'trace',
      'idempotency-key': 'm1#2',
    },
  })
})

test.each([
  ['a text', 'id;name', {}, 'text/plain; charset=utf-8'],
  ['JSON', '[1]', {}, 'application/json'],
  ['what the user says', '[1]', { 'content-type': 'application/vnd.api+json' }, 'application/vnd.api+json'],
])('the type of the body is that of %s', async (_name, body, headers, type) => {
  const { request } = await send(body, { headers })
  expect(request?.headers['content-type']).toBe(type)
})

test('the method is the target’s', async () => {
  const { request } = await send('x', { target: { method: 'PUT' } })
  expect(request?.method).toBe('PUT')
})

test('headers of the connection stay out, and what HTTP cannot hold is encoded', async () => {
  const { request } = await send('x', { headers: { host: 'evil', 'content-length': '99', 'file-key': 'größe €\n' } })
  expect(request?.headers).toMatchObject({ 'file-key': 'gr%C3%B6%C3%9Fe %E2%82%AC%0A' })
  expect(request?.headers).not.toHaveProperty('host')
  expect(request?.headers).not.toHaveProperty('content-length')
})

test('a header without a proper name is the route’s mistake', async () => {
  const { error } = await send('x', { headers: { 'my header': 'x' } })
  expect(error).toMatchObject({
    name: 'PermanentError',
    code: 'BAD_HEADER',
    message: '"my header" is no name of an HTTP header',
  })
})

test.each([
  [408, 'RetryableError'],
  [425, 'RetryableError'],
  [429, 'RetryableError'],
  [500, 'RetryableError'],
  [503, 'RetryableError'],
  [301, 'PermanentError'],
  [400, 'PermanentError'],
  [404, 'PermanentError'],
])('an answer of %d is a %s', async (status, name) => {
  const { error } = await send('x', { answer: () => new Response('why', { status }) })
  expect(error).toMatchObject({ name, code: `HTTP_${status}` })
})

test('no answer is worth another attempt, and its words hold no query', async () => {
  const { error } = await send('x', {
    answer: () => {
      throw new TypeError('fetch failed')
    },
  })
  expect(error).toMatchObject({
    name: 'RetryableError',
    code: 'NO_ANSWER',
    message: 'https://api.example.com/orders gave no answer',
  })
})
