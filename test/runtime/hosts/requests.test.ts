import { expect, test } from '@jest/globals'
import type { HttpAnswer } from '../../../runtime/hosts/lambda/requests/answer.ts'
import type { Context } from '../../../runtime/index.ts'
import { PermanentError, RetryableError, route } from '../../../runtime/index.ts'
import { contextOf, type ExecutorOptions, startExecutor } from '../../testkit/executor.ts'
import request from '../fixtures/http-request.json' with { type: 'json' }

const nowhere = {
  url: 'http://127.0.0.1:9',
  queueUrl: (queue: string) => `https://sqs.eu-central-1.amazonaws.com/1/${queue}`,
}
const intake = () => route('Intake').from('http:/orders/{id}')
const echo = (body: string): string => body

async function answerTo(
  built: Parameters<typeof startExecutor>[1],
  event: object = request,
  options: ExecutorOptions = {},
) {
  const executor = await startExecutor(nowhere, built, options)
  // Of a synchronous route; the handler's type is of both kinds.
  const answer = (await executor.handle(event, contextOf())) as HttpAnswer
  return { answer, body: answer.body === undefined ? undefined : parse(answer.body), executor }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

test('a request reaches the functions with everything that came with it', async () => {
  const show = (body: string, { request: http, headers, message }: Context) =>
    JSON.stringify({ body, http, headers, id: message.id })
  const { body } = await answerTo(intake().respond(show))
  expect(body).toEqual({
    body: '{"quantity":2}',
    http: {
      method: 'POST',
      path: '/orders/4711',
      pathParameters: { id: '4711' },
      query: { parameter1: 'value1,value2', parameter2: 'value' },
      cookies: ['cookie1=a', 'cookie2=b'],
      sourceIp: '192.0.2.1',
    },
    headers: { 'content-type': 'application/json', header1: 'value1,value2', 'x-forwarded-for': '192.0.2.1' },
    id: 'JKJaXmPLvHcESHA=',
  })
})

test.each([
  ['text in base64 is decoded', Buffer.from('größe').toString('base64'), 'undefined:größe'],
  ['bytes that are no text stay base64, with a header', '//4A', 'base64://4A'],
])('%s', async (_name, body, expected) => {
  const show = (text: string, ctx: Context) => `${ctx.headers['routo-body-encoding']}:${text}`
  const { answer } = await answerTo(intake().respond(show), { ...request, body, isBase64Encoded: true })
  expect(answer.body).toBe(expected)
})

test('a request without body is an empty body', async () => {
  const { body: _, ...get } = request
  const { answer } = await answerTo(
    intake().respond((body) => `[${body}]`),
    get,
  )
  expect(answer.body).toBe('[]')
})

test('the trace of the caller goes on', async () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const { executor } = await answerTo(intake().respond(echo), { ...request, headers: { Traceparent: traceparent } })
  expect(executor.executions()).toMatchObject([{ parentSpanId: 'b7ad6b7169203331' }])
})

test.each([
  [
    'a JSON text',
    () => '{"a":1}',
    { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"a":1}' },
  ],
  ['a text', () => 'hi', { statusCode: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'hi' }],
  ['a status alone', () => ({ status: 202 }), { statusCode: 202, headers: {} }],
  [
    'all it can say',
    () => ({ status: 201, headers: { 'Content-Type': 'image/png' }, body: '//4A', cookies: ['a=b'], isBase64: true }),
    {
      statusCode: 201,
      headers: { 'Content-Type': 'image/png' },
      body: '//4A',
      cookies: ['a=b'],
      isBase64Encoded: true,
    },
  ],
])('a route answers with %s', async (_name, respond, expected) => {
  const { answer, executor } = await answerTo(intake().respond(respond))
  expect(answer).toEqual(expected)
  expect(executor.lines[0]).toMatchObject({ received: 1, succeeded: 1 })
})

test('a dropped request is answered with nothing', async () => {
  const { answer, executor } = await answerTo(
    intake()
      .filter(() => false)
      .respond(echo),
  )
  expect(answer).toEqual({ statusCode: 204 })
  expect(executor.lines[0]).toMatchObject({ received: 1, dropped: 1 })
})

const SECRET = 'password=hunter2'
const failWith = (error: unknown) =>
  intake()
    .process(() => {
      throw error
    })
    .respond(echo)

test.each([
  ['a refusal of the user', failWith(new PermanentError('the order is closed')), 422, 'the order is closed'],
  ['a refusal with a status', failWith(new PermanentError('who are you?', { status: 401 })), 401, 'who are you?'],
  ['a status that is no refusal', failWith(new PermanentError('no', { status: 302 })), 422, 'no'],
  [
    'a busy server behind',
    failWith(new RetryableError(SECRET, { retryAfterMs: 1_500 })),
    503,
    'could not be processed now',
  ],
  [
    'a refusing server behind',
    failWith(new PermanentError(SECRET, { code: 'HTTP_404' })),
    500,
    'could not be processed.',
  ],
  ['a bug', failWith(new TypeError(SECRET)), 500, 'could not be processed.'],
  ['something thrown that is no error', failWith(SECRET), 500, 'could not be processed.'],
  ['a wrong return', intake().respond((() => 7) as never), 500, 'could not be processed.'],
])('%s is a problem that tells the caller what it may know', async (_name, built, status, detail) => {
  const { answer, body, executor } = await answerTo(built)
  expect(answer).toMatchObject({ statusCode: status, headers: { 'content-type': 'application/problem+json' } })
  expect(body).toEqual({
    title: expect.any(String),
    status,
    detail: expect.stringContaining(detail),
    messageId: 'JKJaXmPLvHcESHA=',
  })
  expect(answer.body).not.toContain(SECRET)
  expect(answer.body).not.toContain('.ts:')
  expect(answer.headers?.['retry-after']).toBe(status === 503 ? '2' : undefined)
  expect(executor.lines.at(-1)).toMatchObject({ received: 1, failed: 1, retrying: 0 })
})

test('a body that does not fit names each place', async () => {
  const schema = { type: 'object' }
  const problems = [{ path: '/quantity', message: 'must be a string' }]
  const { answer, body } = await answerTo(intake().validate(schema).respond(echo), request, {
    validators: new Map([[schema, () => problems]]),
  })
  expect(answer.statusCode).toBe(400)
  expect(body).toMatchObject({ errors: [{ pointer: '/quantity', detail: 'must be a string' }] })
})

test('a body that is no JSON is the fault of the caller', async () => {
  const schema = { type: 'object' }
  const { answer } = await answerTo(
    intake().validate(schema).respond(echo),
    { ...request, body: '{' },
    {
      validators: new Map([[schema, () => []]]),
    },
  )
  expect(answer.statusCode).toBe(400)
})

test('an answer is given only when what the message sends has left', async () => {
  const { answer, executor } = await answerTo(intake().tap('queue:Out').respond(echo))
  expect(answer.statusCode).toBe(500)
  expect(executor.executions()).toMatchObject([{ outcome: 'failed', error: { code: 'UNREACHABLE' } }])
})

test('a request that takes too long is answered before the executor is ended', async () => {
  const executor = await startExecutor(
    nowhere,
    intake()
      .process(() => new Promise<string>(() => {}))
      .respond(echo),
  )
  const answer = await executor.handle(
    request,
    contextOf(() => 510),
  )
  expect(answer).toMatchObject({ statusCode: 503 })
  expect(executor.executions()).toMatchObject([{ outcome: 'failed', error: { code: 'TIMEOUT' } }])
})
