import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { defaultLimits } from '../../gateway/limits.ts'
import { codes, openGateway } from './testkit/open-gateway.ts'
import { createStage } from './testkit/subgraphs.ts'

const gateway = await openGateway()
afterAll(gateway.close)

const nested = (depth: number): string => `${'{ self '.repeat(depth)}{ name }${' }'.repeat(depth)}`
const repeated = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ')

test.each([
  ['fields that are nested too deep', `{ projects { nodes ${nested(15)} } }`, 400, 'QUERY_TOO_COMPLEX'],
  [
    'fields that are nested too deep through fragments',
    `{ projects { nodes { ...A } } } ${repeated(14, (n) => `fragment ${letter(n)} on Project { self { ...${letter(n + 1)} } }`)} fragment O on Project { name }`,
    400,
    'QUERY_TOO_COMPLEX',
  ],
  ['too many aliases', `{ ${repeated(31, (n) => `a${n}: viewer { name }`)} }`, 400, 'QUERY_TOO_COMPLEX'],
  ['too many directives', `{ viewer { ${repeated(21, () => 'name @skip(if: false)')} } }`, 400, 'QUERY_TOO_COMPLEX'],
  ['too many objects', '{ projects(first: 100000) { nodes { name } } }', 400, 'QUERY_TOO_COMPLEX'],
  [
    'lists within lists within lists',
    `{ projects(first: 100) { nodes { environments { project { environments { project { environments { name } } } } } } } }`,
    400,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'fragments that multiply when written out',
    `{ projects { nodes { ...A } } } ${repeated(9, (n) => `fragment ${letter(n)} on Project { ${repeated(4, () => `...${letter(n + 1)} self { ...${letter(n + 1)} }`)} }`)} fragment J on Project { name }`,
    400,
    'QUERY_TOO_COMPLEX',
  ],
  ['too many tokens', `{ viewer { ${'name '.repeat(2_000)} } }`, 400, 'GRAPHQL_PARSE_FAILED'],
  ['a text that is too long', `{ viewer { name } } # ${'x'.repeat(20_000)}`, 413, 'QUERY_TOO_COMPLEX'],
  ['fragments in a circle', '{ viewer { ...A } } fragment A on Viewer { ...A }', 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'the entities of the subgraphs',
    '{ _entities(representations: []) { __typename } }',
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['the schema of a subgraph', '{ _service { sdl } }', 400, 'GRAPHQL_VALIDATION_FAILED'],
])('%s are refused', async (_name, query, status, code) => {
  const answer = await gateway.ask(query, { token: 'token-of-ana' })
  expect(answer.data).toBeUndefined()
  expect(new Set(codes(answer))).toEqual(new Set([code]))
  expect(answer.status).toBe(status)
})

function letter(n: number): string {
  return String.fromCharCode(65 + n)
}

test('what is refused for its size says what to do', async () => {
  const { errors } = await gateway.ask('{ projects(first: 20000) { nodes { name } } }', { token: 'token-of-ana' })
  expect(errors[0]?.message).toBe('This operation costs 20001; the limit is 10000.')
  expect(errors[0]?.extensions.hint).toMatch(/first/)
})

const post = { method: 'POST', headers: { 'content-type': 'application/json' } }

test.each([
  [
    'a form, as any web page can send one',
    { ...post, headers: { 'content-type': 'text/plain' }, body: '{"query":"{viewer{name}}"}' },
    400,
  ],
  [
    'several operations in one request',
    { ...post, body: '[{"query":"{viewer{name}}"},{"query":"{viewer{name}}"}]' },
    400,
  ],
  ['a body of two megabytes from who is not signed in', { ...post, body: `{"query":"${'x'.repeat(2_000_000)}"}` }, 413],
  ['what is no JSON', { ...post, body: '{"query":' }, 400],
  [
    'a key that would change prototypes',
    { ...post, body: '{"query":"{viewer{name}}","__proto__":{"admin":true}}' },
    400,
  ],
  ['no operation at all', { ...post, body: '{}' }, 400],
  ['another media type', { ...post, headers: { 'content-type': 'application/xml' }, body: '<query/>' }, 415],
  ['another method', { ...post, method: 'PUT', body: '{}' }, 404],
])('%s is refused, in the words of the API', async (_name, init, status) => {
  const response = await gateway.fetch('/graphql', init)
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({
    errors: [
      {
        message: expect.any(String),
        extensions: expect.objectContaining({ code: 'BAD_REQUEST', requestId: response.headers.get('x-request-id') }),
      },
    ],
  })
})

test('a body of two megabytes is taken from who is signed in, and one of thirteen is not', async () => {
  const query = 'mutation Note($text: String!) { note(text: $text) }'
  const ask = (bytes: number) => gateway.ask(query, { token: 'token-of-ana', variables: { text: 'x'.repeat(bytes) } })
  expect((await ask(2_000_000)).status).toBe(200)
  expect((await ask(13_000_000)).status).toBe(413)
})

test('a link cannot change anything, and a web page cannot even ask', async () => {
  const get = (query: string, headers = {}) => gateway.fetch(`/graphql?query=${encodeURIComponent(query)}`, { headers })
  const own = { 'apollo-require-preflight': '1' }
  expect((await get('mutation { note(text: "x") }', own)).status).toBe(405)
  expect((await get('{ viewer { name } }', own)).status).toBe(200)
  expect((await get('{ viewer { name } }')).status).toBe(400)
})

test('what takes too long is given up', async () => {
  await using gateway = await openGateway({
    limits: { requestMs: 50 },
    stage: createStage({ slow: () => sleep(400, 'late') }),
  })
  const answer = await gateway.ask('{ slow }')
  expect(answer.status).toBe(504)
  expect(codes(answer)).toEqual(['TIMEOUT'])
})

test('docs/api.md tells the limits as they are', async () => {
  const page = await readFile('docs/api.md', 'utf8')
  const table = page.slice(page.indexOf('## Limits'), page.indexOf('## Pages'))
  const { requestMs, receiveMs, drainMs, streamHeartbeatMs, streamRefreshMs, streamSlowMs, ...counts } = defaultLimits
  for (const count of Object.values(counts)) expect(table).toContain(` ${count.toLocaleString('en')} `)
  expect(table).toContain(`${requestMs / 1_000} s to be answered, ${receiveMs / 1_000} s to send the request`)
  expect(page).toContain(`within ${drainMs / 1_000} s`)
  expect(table).toContain(`left unread for ${streamSlowMs / 1_000} s is cut off`)
  const events = await readFile('docs/events.md', 'utf8')
  expect(events).toContain(`every ${streamHeartbeatMs / 1_000} s`)
  expect(events).toContain(`within ${streamRefreshMs / 1_000} s`)
})
