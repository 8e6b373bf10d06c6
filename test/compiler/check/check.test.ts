import { expect, test } from '@jest/globals'
import { check } from '../../../compiler/check/index.ts'
import { type Built, type RouteStart, route } from '../../../runtime/route/builder.ts'
import type { JsonSchema, RouteDocument } from '../../../runtime/route/route.ts'
import { documentsOf } from '../../testkit/documents.ts'
import { evaluated } from '../../testkit/evaluated.ts'
import { templateOf } from '../../testkit/templates.ts'

const toJson = (body: string) => body
const isLarge = (body: string) => body.length > 1_000
const lines = (body: string) => body.split('\n')
const answer = (body: string) => body
const it = (body: string) => body
const files = {
  'processors.ts': 'export const toJson = f(), isLarge = f(), lines = f(), answer = f()',
}

const found = (documents: readonly RouteDocument[]) => check(evaluated(documents), { files })
/** Codes that a project gives, each with the route it is about. */
const codes = (...routes: readonly Built[]) =>
  found(documentsOf(...routes))
    .filter(({ severity }) => severity !== 'INFO')
    .map(({ code, route: name }) => `${name}: ${code}`)

const fromQueue = (name: string, queue = name) => route(name).from(`queue:${queue}`)

test('a project that is right gives nothing', () => {
  const routes = documentsOf(
    route('CSVToJSON').from('file:OrdersFTPBucket').split(lines).to('queue:OrdersJSONQueue'),
    route('StoreOrders').from('queue:OrdersJSONQueue').process(toJson),
    route('Intake').from('http:/orders/{id}').process(toJson).respond(answer),
    route('Same').from('http:/orders/{id}', { method: 'PUT' }).to('file:Archive', { key: '{date}/{id}' }),
    route('Nightly').from('trigger:cron(0 9 ? * MON-FRI *)').process(toJson).to('https://partner.example/in'),
  )
  expect(found(routes)).toEqual([])
})

test.each<[string, string, boolean]>([
  ['a letter', 'A', true],
  ['46 letters and digits', `A${'1'.repeat(45)}`, true],
  ['47 letters and digits', `A${'1'.repeat(46)}`, false],
  ['a digit at the beginning', '1A', false],
  ['a hyphen', 'store-orders', false],
  ['nothing', '', false],
])('%s as the name of a route', (_, name, isLegal) => {
  expect(codes(fromQueue(name, 'Orders').process(toJson))).toEqual(isLegal ? [] : [`${name}: INVALID_ROUTE_NAME`])
})

test('names that would make one resource clash, whatever their case', () => {
  expect(
    codes(
      fromQueue('Orders').process(toJson),
      fromQueue('ORDERS', 'Other').process(toJson),
      fromQueue('Store', 'OrdersDLQ').process(toJson).to('file:ORDERSEXECUTOR'),
      fromQueue('Last', 'orders').process(toJson).to('file:Orders').to('queue:HttpApi'),
      fromQueue('OrdersHttp', 'x').process(toJson),
    ),
  ).toEqual([
    'ORDERS: DUPLICATE_ROUTE_NAME',
    'Store: NAME_CLASH',
    'Store: NAME_CLASH',
    'Last: NAME_CLASH',
    'Last: NAME_CLASH',
    'Last: NAME_CLASH',
    'OrdersHttp: NAME_CLASH',
  ])
})

test('nothing is named as a parameter, an output or a resource that templates have themselves', () => {
  const { Parameters, Outputs = {}, Resources } = templateOf(route('Ask').from('http:/ask').respond(answer))
  const own = Object.keys({ ...Parameters, ...Outputs, ...Resources }).filter((id) => !id.startsWith('Ask'))
  expect(own).toEqual(expect.arrayContaining(['CodeBucket', 'HttpUrl', 'HttpApi']))
  for (const id of own) {
    expect([id, codes(fromQueue('A').process(toJson).to(`file:${id}`))]).toEqual([id, ['A: NAME_CLASH']])
  }
})

test('a route may be named as the queue it reads', () => {
  expect(codes(fromQueue('Orders').process(toJson))).toEqual([])
})

test('endpoints are checked wherever they stand', () => {
  const bad = 'que:x' as 'queue:x'
  expect(
    codes(
      route('A')
        .from(bad)
        .tap(bad)
        .branch([[isLarge, bad]])
        .otherwise(bad),
      route('B')
        .from('https://x.example' as 'queue:x')
        .to('http:/x' as 'queue:x')
        .to('trigger:manual' as 'queue:x'),
      route('C')
        .from('queue:c', { method: 'POST' } as never)
        .to('queue:d', { key: '{id}' } as never)
        .to('file:E', { method: 'PUT' } as never),
    ),
  ).toEqual([
    ...Array(4).fill('A: INVALID_ENDPOINT'),
    'B: NOT_A_SOURCE',
    'B: NOT_A_TARGET',
    'B: NOT_A_TARGET',
    ...Array(3).fill('C: MISPLACED_SETTING'),
  ])
})

test('a queue and a bucket have one reader each', () => {
  expect(
    codes(
      fromQueue('A', 'Q').process(toJson),
      fromQueue('B', 'Q').process(toJson),
      route('C').from('file:F').process(toJson),
      route('D').from('file:F').process(toJson),
      route('E').from('trigger:manual').process(toJson),
      route('F').from('trigger:manual').process(toJson),
    ),
  ).toEqual(['B: SEVERAL_READERS', 'D: SEVERAL_READERS'])
})

test('requests that cannot be told apart have one route', () => {
  const reads = (name: string, uri: `http:/${string}`, method?: 'GET' | 'PUT') =>
    route(name)
      .from(uri, method && { method })
      .process(toJson)
      .respond(answer)
  expect(
    codes(
      reads('A', 'http:/orders/{id}'),
      reads('B', 'http:/orders/{number}'),
      reads('C', 'http:/orders/{id}', 'PUT'),
      reads('D', 'http:/orders/mine'),
      reads('E', 'http:/orders/{id}/lines'),
    ),
  ).toEqual(['B: DUPLICATE_HTTP_ROUTE'])
})

test('what a route that responds can and cannot do', () => {
  const options = { batchSize: 5, batchWindowMs: 0, maxConcurrency: 2, retry: {}, timeoutMs: 29_001 }
  expect(
    codes(
      route('A').from('http:/a').split(lines).respond(answer),
      fromQueue('B').process(toJson) as never as Built,
      route('C', options).from('http:/c', { method: 'GET' }).respond(answer),
      route('D').from('http:/d', { method: 'GET' }).process(toJson),
    ),
  ).toEqual([
    'A: SPLIT_WITH_RESPOND',
    ...Array(4).fill('C: OPTION_WITHOUT_EFFECT'),
    'C: INVALID_OPTION',
    'D: GET_WITHOUT_RESPOND',
  ])
})

test('functions are looked for in the files', () => {
  const nobody = (body: string) => body
  const [document] = documentsOf(
    fromQueue('A')
      .process(toJson)
      .filter(nobody as never)
      .to('https://x.example'),
  )
  const other = { kind: 'process', processor: { module: './procesors.ts', export: 'toJson' } } as const
  const problems = found(document === undefined ? [] : [{ ...document, steps: [...document.steps, other] }])
  expect(problems.map(({ code, step }) => [code, step])).toEqual([
    ['EXPORT_NOT_FOUND', 1],
    ['MODULE_NOT_FOUND', 2],
  ])
  expect(problems[1]?.message).toContain('Did you mean "./processors.ts"?')
})

test.each([
  ['const it = 5', 'a number'],
  ['const it = { run() {} }', 'an object'],
  ['const it = [toJson]', 'an array'],
  ['class it { run() {} }', 'a class'],
  ['const it = class {}', 'a class'],
  ["const it = 'toJson'", 'a string'],
  ['const it = null', 'null'],
  ['const it = /a/', 'a regular expression'],
])('a step cannot be %j: it is told to be %s', (declaration, kind) => {
  const [document] = documentsOf(fromQueue('A').process(it))
  for (const text of [
    `export ${declaration}`,
    `${declaration}\nexport { it }`,
    `${declaration}\nexport { it as it }`,
  ]) {
    for (const files of [
      { 'processors.ts': text },
      { 'processors.ts': "export * from './more.ts'", 'more.ts': text },
      { 'processors.ts': "export { it } from './more.ts'", 'more.ts': text },
    ]) {
      const problems = check(evaluated(document === undefined ? [] : [document]), { files })
      expect(problems).toMatchObject([{ code: 'NOT_A_PROCESSOR', step: 0, message: expect.stringContaining(kind) }])
    }
  }
})

test.each([
  'export const it = json(parse)',
  'export const it = isFast ? a : b',
  'export let it = null',
  'export const { it } = { it: work }',
  'export const it = work.bind(null)',
  'export async function it() {}',
  'export const it = other',
  "export { it } from 'package'",
  "export * from 'package'",
])('%s may well be a function', (text) => {
  expect(check(evaluated(documentsOf(fromQueue('A').process(it))), { files: { 'processors.ts': text } })).toEqual([])
})

test.each(['exports.it = (body) => body', 'module.exports = { it: (body) => body }'])(
  'a CommonJS module exports nothing that a route can name: %s',
  (text) => {
    const [problem] = check(evaluated(documentsOf(fromQueue('A').process(it))), { files: { 'processors.ts': text } })
    expect(problem).toMatchObject({ code: 'EXPORT_NOT_FOUND', message: expect.stringContaining('ES modules') })
  },
)

test('a schema that cannot be compiled is named with its step', () => {
  const good = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } }
  const routes = documentsOf(
    fromQueue('A').validate(good).validate({ $ref: '#/nowhere' }).validate({ type: 'strin' }).to('https://x.example'),
  )
  expect(found(routes).map(({ code, step }) => [code, step])).toEqual([
    ['INVALID_SCHEMA', 1],
    ['INVALID_SCHEMA', 2],
  ])
})

test.each<[string, JsonSchema, string, string]>([
  ['asynchronous', { $async: true, type: 'object' }, 'INVALID_SCHEMA', 'a message is validated at once'],
  ['asynchronous in a part', { properties: { a: { $async: true, type: 'string' } } }, 'INVALID_SCHEMA', '"$async"'],
  ['of a later draft', { $schema: 'https://json-schema.org/draft/2020-12/schema' }, 'INVALID_SCHEMA', 'only draft 7'],
  ['in part elsewhere', { $ref: 'https://x.example/order.json' }, 'INVALID_SCHEMA', 'nothing is fetched'],
  ['of text that is no pattern', { type: 'string', pattern: '(' }, 'INVALID_SCHEMA', 'Unterminated group'],
  ['of a misspelt format', { properties: { a: { type: 'string', format: 'emial' } } }, 'UNKNOWN_FORMAT', '"email"?'],
  ['of a format of its own', { type: 'string', format: 'order-number' }, 'UNKNOWN_FORMAT', 'Use "pattern"'],
])('a schema that is %s is told in words, once', (_, schema, code, words) => {
  const problems = found(documentsOf(fromQueue('A').validate(schema).to('https://x.example')))
  expect(problems).toMatchObject([{ code, step: 0, message: expect.stringContaining(words) }])
})

test('a branch ends the steps and covers every message', () => {
  const [document] = documentsOf(fromQueue('A').branch([]))
  const process = { kind: 'process', processor: { module: './processors.ts', export: 'toJson' } } as const
  const steps = document === undefined ? [] : [...document.steps, process]
  expect(
    [
      ...found(document === undefined ? [] : [{ ...document, steps, to: [{ uri: 'https://x.example' }] }]),
      ...found(documentsOf(fromQueue('B').branch([[isLarge, 'https://x.example']]))),
      ...found(
        documentsOf(
          fromQueue('C')
            .branch([[isLarge, 'https://x.example']])
            .otherwise('https://x.example'),
        ),
      ),
    ].map(({ code }) => code),
  ).toEqual(['BRANCH_NOT_LAST', 'TARGET_AFTER_BRANCH', 'BRANCH_WITHOUT_RULES', 'BRANCH_WITHOUT_OTHERWISE'])
})

test.each<[string, string | undefined]>([
  ['{route}/{date}/{time}/{id}.json', undefined],
  ['{orderId}.json', 'INVALID_KEY_TEMPLATE'],
  ['{id', 'INVALID_KEY_TEMPLATE'],
  ['id}', 'INVALID_KEY_TEMPLATE'],
  ['../{id}', 'INVALID_KEY_TEMPLATE'],
  ['', 'INVALID_KEY_TEMPLATE'],
  ['latest.json', 'KEY_WITHOUT_ID'],
])('the key %j', (key, code) => {
  const expected = code === undefined ? [] : [`A: ${code}`]
  expect(codes(fromQueue('A').to('file:B', { key }))).toEqual(expected)
})

test('routes and targets that do nothing are noted', () => {
  expect(
    codes(
      fromQueue('A') as Built,
      fromQueue('B').filter(isLarge),
      fromQueue('C').to('https://x.example').to('https://x.example', { method: 'PUT' }).to('https://x.example'),
      route('D')
        .from('file:D')
        .process(toJson)
        .split(lines as never, { stream: true }),
    ),
  ).toEqual(['A: ROUTE_WITHOUT_EFFECT', 'B: ROUTE_WITHOUT_EFFECT', 'C: DUPLICATE_TARGET', 'D: OPTION_WITHOUT_EFFECT'])
})

test.each<[string, Built, readonly string[]]>([
  ['a tap and a target', fromQueue('A').tap('file:Z').to('file:Z'), ['file:Z']],
  ['two taps', fromQueue('A').tap('file:Z').filter(isLarge).tap('file:Z').to('file:Y'), ['file:Z']],
  ['thrice', fromQueue('A').tap('file:Z').to('file:Z').to('file:Z'), ['file:Z', 'file:Z']],
  ['before and after a change', fromQueue('A').tap('file:Z').process(toJson).to('file:Z'), []],
  ['some messages', fromQueue('A').tap('file:Z', { when: isLarge }).to('file:Z'), []],
  ['under two keys', fromQueue('A').tap('file:Z', { key: 'a/{id}' }).to('file:Z', { key: 'b/{id}' }), []],
])('one target: %s', (_, built, twice) => {
  const messages = found(documentsOf(built)).filter(({ code }) => code === 'DUPLICATE_TARGET')
  expect(messages.map(({ message }) => /"(\w+:\w+)" twice/.exec(message)?.[1])).toEqual(twice)
})

test('a queue that nobody reads is worth knowing, once', () => {
  const infos = found(documentsOf(fromQueue('A').to('queue:Out'), fromQueue('B').to('queue:Out').to('file:Out2')))
  expect(infos.map(({ severity, code, route: name }) => [severity, code, name])).toEqual([
    ['INFO', 'TARGET_NEVER_READ', 'A'],
  ])
})

const withOptions = (options: Parameters<typeof route>[1]): RouteStart => route('A', options)

test.each<[Parameters<typeof route>[1], readonly string[]]>([
  [{ memoryMb: 128, timeoutMs: 900_000, maxConcurrency: 2, retentionDays: 365, retry: { attempts: 100 } }, []],
  [{ memoryMb: 127 }, ['INVALID_OPTION']],
  [{ memoryMb: 10_241, timeoutMs: 999 }, ['INVALID_OPTION', 'INVALID_OPTION']],
  [{ batchSize: 0 }, ['INVALID_OPTION']],
  [{ batchSize: 11 }, ['BATCH_WITHOUT_WINDOW']],
  [{ batchSize: 11, batchWindowMs: 999 }, ['BATCH_WITHOUT_WINDOW']],
  [{ batchSize: 10_000, batchWindowMs: 1_000 }, []],
  [{ maxConcurrency: 1 }, ['INVALID_OPTION']],
  [{ retentionDays: 31 }, ['INVALID_OPTION']],
  [{ retry: { attempts: 0 } }, ['INVALID_OPTION']],
  [{ retry: { backoffMs: 5_000, maxBackoffMs: 4_000 } }, ['INVALID_OPTION']],
  [{ allowLoop: { maxHops: 0 } }, ['INVALID_OPTION']],
])('options %j', (options, expected) => {
  expect(codes(withOptions(options).from('queue:A').process(toJson))).toEqual(expected.map((code) => `A: ${code}`))
})

test('problems come in the order of the routes, whatever found them', () => {
  const found = codes(
    fromQueue('A').to('queue:A'),
    route('B', { memoryMb: 1 }).from('queue:B').to('file:B', { key: '{x}' }),
    fromQueue('C', 'A').to('https://x.example'),
  )
  expect(found.map((line) => line[0])).toEqual(['A', 'B', 'B', 'B', 'C'])
})
