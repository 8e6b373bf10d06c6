import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { toMessage } from '../../../../runtime/hosts/lambda/requests/request.ts'
import type { Access } from '../../../../targets/local/access/access.ts'
import { createAccess } from '../../../../targets/local/access/create-access.ts'
import type { InvokeResult } from '../../../../targets/local/functions/functions.ts'
import { type CloudServer, openServer } from '../../../../targets/local/http/server.ts'
import { createIngress } from '../../../../targets/local/ingress/create-ingress.ts'
import type { Ingress } from '../../../../targets/local/ingress/ingress.ts'
import type { Journal } from '../../../../targets/local/journal/journal.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { functionArn, queueArn } from '../../../../targets/local/place.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'
import type { Queues } from '../../../../targets/local/queues/queues.ts'
import { defaultAttributes } from '../../../../targets/local/sqs/queue-attributes.ts'

const API = 'a1b2c3'
const ROLE = 'arn:aws:iam::000000000000:role/orders-http'
const FUNCTION = functionArn('acme-dev-Answer')

let folder: string
let journal: Journal
let queues: Queues
let access: Access
let server: CloudServer
let ingress: Ingress
let warnings: object[]
/** Events that functions were invoked with. */
let events: unknown[]
let respond: (event: unknown) => Promise<InvokeResult>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ingress-'))
  journal = openJournal({ file: join(folder, 'cloud.db') })
  access = createAccess({ journal, ownerSecret: Buffer.alloc(32, 1), now: Date.now })
  queues = createQueues({ journal, now: Date.now })
  warnings = []
  events = []
  respond = async () => ({ outcome: 'answered', payload: 'ok' })
  const log = { info() {}, warn: (fields: object) => void warnings.push(fields), error: console.error }
  server = await openServer({ host: '127.0.0.1', port: 0, isOpenToNetwork: false, log })
  ingress = serve()
  await ingress.putApi({ id: API, name: 'acme-dev-0' })
  function serve() {
    const created = createIngress({
      journal,
      queues,
      access,
      log,
      now: () => Date.UTC(2026, 10, 21, 9, 8, 7),
      timeoutMs: 200,
      functions: {
        invoke(_name, event) {
          events.push(event)
          return respond(event)
        },
      },
    })
    server.serve([created.endpoint])
    return created
  }
})

afterEach(async () => {
  await server.close()
  await queues.close()
  journal.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Makes a route that a function answers, which the function permits. */
async function answered(routeKey: string, id = 'r1'): Promise<void> {
  await ingress.putIntegration({ id: `i${id}`, apiId: API, to: { kind: 'function', functionArn: FUNCTION } })
  await ingress.putRoute({ id, apiId: API, routeKey, integrationId: `i${id}` })
  await permit(`arn:aws:execute-api:us-east-1:000000000000:${API}/$default/*`)
}

const permit = (source: string) =>
  access.putResourcePolicy(FUNCTION, {
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'apigateway.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: FUNCTION,
      Condition: { ArnLike: { 'aws:SourceArn': source } },
    },
  })

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(`${server.origin}/_api/${API}${path}`, init)
  return { status: response.status, headers: response.headers, body: await response.text() }
}

const answer = (payload: unknown) => {
  respond = async () => ({ outcome: 'answered', payload })
}

test('a request becomes the event that API gateway makes of it, which the runtime reads', async () => {
  await answered('POST /orders/{id}')
  await call('/orders/a%20b?colour=blue&size=1&size=2', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-Shop': 'berlin', cookie: 'a=1; routo-session-4000=rts_x; b=2' },
    body: '{"total":1}',
  })
  expect(events).toEqual([
    {
      version: '2.0',
      routeKey: 'POST /orders/{id}',
      rawPath: '/orders/a%20b',
      rawQueryString: 'colour=blue&size=1&size=2',
      cookies: ['a=1', 'b=2'],
      headers: expect.objectContaining({
        'content-type': 'application/json',
        'x-shop': 'berlin',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'http',
      }),
      queryStringParameters: { colour: 'blue', size: '1,2' },
      pathParameters: { id: 'a b' },
      requestContext: {
        accountId: '000000000000',
        apiId: API,
        domainName: server.origin.slice('http://'.length),
        domainPrefix: API,
        http: {
          method: 'POST',
          path: '/orders/a%20b',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: expect.any(String),
        },
        requestId: expect.any(String),
        routeKey: 'POST /orders/{id}',
        stage: '$default',
        time: '21/Nov/2026:09:08:07 +0000',
        timeEpoch: Date.UTC(2026, 10, 21, 9, 8, 7),
      },
      body: '{"total":1}',
      isBase64Encoded: false,
    },
  ])
  expect(toMessage(events[0] as Parameters<typeof toMessage>[0])).toMatchObject({
    body: '{"total":1}',
    request: { method: 'POST', pathParameters: { id: 'a b' }, cookies: ['a=1', 'b=2'] },
  })
})

test.each([
  ['application/octet-stream', Uint8Array.of(1, 2, 3), true],
  ['text/plain', Uint8Array.of(0xff, 0xfe), true],
  ['text/plain; charset=utf-8', new TextEncoder().encode('grün'), false],
  ['application/problem+json', new TextEncoder().encode('{}'), false],
])('a body of type %s comes whole', async (type, body, isBase64Encoded) => {
  await answered('PUT /file')
  await call('/file', { method: 'PUT', headers: { 'content-type': type }, body })
  const event = events[0] as { body: string; isBase64Encoded: boolean }
  expect(event.isBase64Encoded).toBe(isBase64Encoded)
  expect([...Buffer.from(event.body, isBase64Encoded ? 'base64' : 'utf8')]).toEqual([...body])
})

test.each<[string, unknown, number, string, string]>([
  ['a text', 'hello', 200, 'application/json', 'hello'],
  ['an object', { a: 1 }, 200, 'application/json', '{"a":1}'],
  ['nothing', null, 200, 'application/json', 'null'],
  ['a response', { statusCode: 201, headers: { 'Content-Type': 'text/csv' }, body: 'a,b' }, 201, 'text/csv', 'a,b'],
  ['a response without type', { statusCode: '202', body: 'x' }, 202, 'text/plain; charset=utf-8', 'x'],
  ['bytes', { statusCode: 200, isBase64Encoded: true, body: 'aGk=' }, 200, 'text/plain; charset=utf-8', 'hi'],
  ['a status that is none', { statusCode: 'x' }, 500, 'application/json', '{"message":"Internal Server Error"}'],
  [
    'a body that is none',
    { statusCode: 200, body: {} },
    500,
    'application/json',
    '{"message":"Internal Server Error"}',
  ],
])('a function that answers %s answers the client', async (_name, payload, status, type, body) => {
  await answered('GET /x')
  answer(payload)
  const got = await call('/x')
  expect([got.status, got.headers.get('content-type'), got.body]).toEqual([status, type, body])
})

test.each<[string, object]>([
  ['a status before the last', { statusCode: 101 }],
  ['a header of two lines', { statusCode: 200, headers: { x: 'a\r\nset-cookie: b=1' } }],
  ['a name of a header that is none', { statusCode: 200, headers: { 'x y': 'a' } }],
  ['a cookie of two lines', { statusCode: 200, cookies: ['a=1\r\n\r\n<html>'] }],
])('a response with %s is none', async (_, payload) => {
  await answered('GET /x')
  answer(payload)
  expect(await call('/x')).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' })
  expect(warnings).toHaveLength(1)
})

test('a function does not say where its response ends, and what comes behind it', async () => {
  await answered('GET /x')
  const body = '0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n'
  const headers = {
    'transfer-encoding': 'chunked',
    'content-length': '5',
    connection: 'close, x-mine',
    'X-Mine': 'kept',
  }
  answer({ statusCode: 200, headers, body })
  const got = await call('/x')
  expect([got.headers.get('transfer-encoding'), got.headers.get('content-length')]).toEqual([null, `${body.length}`])
  expect([got.headers.get('x-mine'), got.body]).toEqual(['kept', body])
})

test('cookies go out one by one', async () => {
  await answered('GET /x')
  answer({ statusCode: 204, cookies: ['a=1; Path=/', 'b=2'] })
  const { status, headers } = await call('/x')
  expect([status, headers.getSetCookie()]).toEqual([204, ['a=1; Path=/', 'b=2']])
})

test('a function that fails, or takes too long, is told to the log and not to the client', async () => {
  await answered('GET /x')
  respond = async () => ({ outcome: 'failed', error: { type: 'Error', message: 'a secret of the inside' } })
  expect(await call('/x')).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' })
  expect(warnings).toMatchObject([{ error: { message: 'a secret of the inside' } }])
  respond = () => new Promise(() => {})
  expect(await call('/x')).toMatchObject({ status: 503, body: '{"message":"Service Unavailable"}' })
})

test('a function is only invoked as far as it permits', async () => {
  await answered('GET /x')
  await permit(`arn:aws:execute-api:us-east-1:000000000000:${API}/$default/POST/x`)
  expect((await call('/x')).status).toBe(500)
  expect(events).toEqual([])
  await permit(`arn:aws:execute-api:us-east-1:000000000000:${API}/$default/GET/x`)
  expect((await call('/x')).status).toBe(200)
})

test('the body of a request goes into a queue, and the answer is that of SQS', async () => {
  await queues.put('inbox', { ...defaultAttributes, maximumMessageBytes: 2_048 })
  const to = { kind: 'queue', queue: 'inbox', roleArn: ROLE } as const
  await ingress.putIntegration({ id: 'i', apiId: API, to })
  await ingress.putRoute({ id: 'r', apiId: API, routeKey: 'POST /orders', integrationId: 'i' })
  const post = (body: string) => call('/orders', { method: 'POST', body })

  expect((await post('x')).body).toMatch(/NoSuchEntity/)
  await access.putRole(ROLE, [])
  expect(await post('x')).toMatchObject({ status: 403, body: expect.stringContaining('<Code>AccessDenied</Code>') })
  await access.putRole(ROLE, [
    { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queueArn('inbox') } },
  ])
  const { status, headers, body } = await post('{"id":"größe"}')
  const [message] = await queues.receive('inbox', { max: 1, waitMs: 0 })
  expect([status, headers.get('content-type'), message?.body]).toEqual([200, 'text/xml', '{"id":"größe"}'])
  expect(body).toContain(`<MessageId>${message?.messageId}</MessageId>`)
  expect(body).toContain(`<MD5OfMessageBody>e8fda48883ba72c664218f950587f4bc</MD5OfMessageBody>`)
  expect(await post('')).toMatchObject({ status: 400, body: expect.stringContaining('<Code>MissingParameter</Code>') })
  expect(await post('x'.repeat(3_000))).toMatchObject({
    status: 400,
    body: expect.stringContaining('InvalidParameterValue'),
  })
})

test.each([
  ['GET', '/pets/dog/1', 'exact'],
  ['GET', '/pets/dog/2', 'parameter'],
  ['POST', '/pets/dog/2', 'any parameter'],
  ['GET', '/pets/cat', 'greedy'],
  ['GET', '/pets', 'list'],
  ['DELETE', '/pets', 'any greedy'],
  ['GET', '/', 'default'],
])('%s %s goes to the route that says it most closely: %s', async (method, path, expected) => {
  const keys = {
    default: '$default',
    'any greedy': 'ANY /{proxy+}',
    list: 'GET /pets',
    greedy: 'GET /pets/{proxy+}',
    'any parameter': 'ANY /pets/dog/{id}',
    parameter: 'GET /pets/dog/{id}',
    exact: 'GET /pets/dog/1',
  }
  for (const [name, key] of Object.entries(keys)) await answered(key, name.replace(' ', ''))
  expect((await call(path, { method })).status).toBe(200)
  expect(events).toMatchObject([{ routeKey: keys[expected as keyof typeof keys] }])
})

test('what has no route is not found, and too large a body is refused', async () => {
  await answered('POST /x')
  expect(await call('/y')).toMatchObject({ status: 404, body: '{"message":"Not Found"}' })
  expect((await call('/x')).status).toBe(404)
  expect((await fetch(`${server.origin}/_api/other/x`, { method: 'POST' })).status).toBe(404)
  const large = await call('/x', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) })
  expect(large).toMatchObject({ status: 413, body: '{"message":"Request Entity Too Large"}' })
})

test('APIs are there after a new start, and a removed one takes its routes along', async () => {
  await answered('GET /x')
  const again = createIngress({
    journal,
    queues,
    access,
    log: { info() {}, warn() {}, error() {} },
    now: Date.now,
    functions: { invoke: async () => ({ outcome: 'answered', payload: 'again' }) },
  })
  server.serve([again.endpoint])
  expect(await call('/x')).toMatchObject({ status: 200, body: 'again' })
  expect(again.routesTo(FUNCTION)).toEqual([{ id: 'r1', apiId: API, routeKey: 'GET /x', integrationId: 'ir1' }])
  await again.removeApi(API)
  expect([again.api(API), again.integration(API, 'ir1'), again.routesTo(FUNCTION)]).toEqual([undefined, undefined, []])
  expect((await call('/x')).status).toBe(404)
})
