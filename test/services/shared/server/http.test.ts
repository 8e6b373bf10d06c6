import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { deriveKey } from '../../../../services/shared/keys.ts'
import { remoteSubgraph } from '../../../../services/shared/server/remote-subgraph.ts'
import { type SubgraphHost, serveSubgraph } from '../../../../services/shared/server/serve-subgraph.ts'
import { SIGNATURE_HEADER, sign } from '../../../../services/shared/server/signing.ts'
import type { RequestContext } from '../../../../services/shared/server/subgraph.ts'
import { member, nobody, OURS, recordingLog, subgraphOf } from './support.ts'

const SDL = `
  type Query {
    who: String @access(to: "public")
    echo(text: String!): String @access(to: "signed-in")
    wait: String @access(to: "public")
    broken: String @access(to: "public")
  }
`

const key = deriveKey('a secret of at least thirty-two characters', 'calls')
const { log, lines } = recordingLog()
let ready = true
const gates: (() => void)[] = []
const subgraph = subgraphOf(
  SDL,
  {
    Query: {
      who: (_: unknown, __: unknown, { caller }: RequestContext) => caller.identity?.actor.name ?? 'nobody',
      echo: (_: unknown, { text }: { text: string }) => text,
      wait: () => new Promise((resolve) => gates.push(() => resolve('waited'))),
      broken: () => {
        throw new Error('inside')
      },
    },
  },
  {
    ready: async () => {
      if (!ready) throw new Error('mongodb://user:password@host is down')
    },
  },
)

const options = { host: '127.0.0.1', port: 0, key, log }
let host: SubgraphHost

beforeAll(async () => {
  host = await serveSubgraph(subgraph, options)
})
afterAll(() => host.close())

const body = JSON.stringify({ query: '{ who }', extensions: { caller: member({}) } })
const post = (text: string, headers: Record<string, string>) =>
  fetch(`${host.url}/graphql`, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  })
const now = () => new Date()

test('a signed call is answered on behalf of its caller', async () => {
  const response = await post(body, { [SIGNATURE_HEADER]: sign(body, key, now()) })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ data: { who: 'Ann' } })
})

test.each([
  ['an unsigned call', body, undefined],
  ['a tampered call', body.replace('Ann', 'Bob'), sign(body, key, now())],
  ['a stale call', body, sign(body, key, new Date(Date.now() - 60_000))],
  ['a call from the future', body, sign(body, key, new Date(Date.now() + 60_000))],
  ['a call signed with another key', body, sign(body, deriveKey('another secret', 'calls'), now())],
  ['a call that brings a credential instead', body, 'Bearer token'],
])('%s is refused, and nothing of the key is told', async (_name, text, signature) => {
  const response = await post(text, signature === undefined ? {} : { [SIGNATURE_HEADER]: signature })
  expect(response.status).toBe(401)
  const answer = await response.text()
  expect(JSON.parse(answer)).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
  })
  expect(answer + JSON.stringify(lines)).not.toMatch(/[\da-f]{32}/)
})

test.each([
  ['no JSON', 'query'],
  ['no operation', '{}'],
  ['no caller', '{"query":"{ who }"}'],
  ['null', 'null'],
  ['a batch', '[{"query":"{ who }"}]'],
])('a signed body that is %s is refused', async (_name, text) => {
  const response = await post(text, { [SIGNATURE_HEADER]: sign(text, key, now()) })
  expect(response.status).toBe(400)
})

test('a body of another type is not read', async () => {
  expect((await post(body, { 'content-type': 'text/plain' })).status).toBe(415)
})

test('a body without end is not read to its end', async () => {
  const text = 'x'.repeat(17 * 1024 * 1024)
  const status = await post(text, {}).then(
    (response) => response.status,
    () => 'cut off',
  )
  expect([413, 'cut off']).toContain(status)
})

test('it says that it lives, and whether it is ready, but not why not', async () => {
  expect((await fetch(`${host.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${host.url}/readyz`)).status).toBe(200)
  ready = false
  const response = await fetch(`${host.url}/readyz`)
  ready = true
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ status: 'not ready', notReady: ['tiny'] })
})

test('closing finishes what is in flight', async () => {
  const own = await serveSubgraph(subgraph, options)
  const remote = remoteSubgraph({ name: 'tiny', url: own.url, key, log })
  const answer = remote.execute({ query: '{ wait }' }, nobody)
  while (gates.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const closed = own.close()
  gates.pop()?.()
  expect(await answer).toEqual({ data: { wait: 'waited' } })
  await closed
  await remote.close()
  await expect(fetch(own.url)).rejects.toThrow()
})

test('a remote subgraph answers like one in the same process', async () => {
  const remote = remoteSubgraph({ name: 'tiny', url: `${host.url}/`, key, log })
  await remote.ready()
  const caller = member({ [OURS]: { role: 'VIEWER' } })
  for (const request of [
    { query: 'query ($text: String!) { echo(text: $text) }', variables: { text: 'ünï \u{1f600}' } },
    { query: 'query A { who } query B { w: who }', operationName: 'B' },
    { query: '{ broken who }' },
    { query: '{ nothing }' },
  ]) {
    expect(JSON.parse(JSON.stringify(await remote.execute(request, caller)))).toEqual(
      withoutLocations(await subgraph.execute(request, caller)),
    )
  }
  await remote.close()
})

const withoutLocations = (result: unknown) =>
  JSON.parse(JSON.stringify(result, (name, value) => (name === 'locations' ? undefined : value)))

test('what a remote subgraph refuses its caller stays refused', async () => {
  const remote = remoteSubgraph({ name: 'tiny', url: host.url, key, log })
  const { errors } = await remote.execute({ query: '{ echo(text: "x") }' }, nobody)
  expect(errors?.[0]).toMatchObject({ path: ['echo'], extensions: { code: 'UNAUTHENTICATED' } })
  await remote.close()
})

const unavailable = {
  errors: [
    {
      message: expect.any(String),
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'tiny', hint: expect.any(String), retryable: true },
    },
  ],
}

test.each<[string, RequestListener]>([
  ['fails', (_request, response) => response.writeHead(500).end('{"data":{"who":"x"}}')],
  ['answers with a page', (_request, response) => response.writeHead(200).end('<html>')],
  ['answers with other JSON', (_request, response) => response.writeHead(200).end('{"hello":1}')],
  ['answers with null', (_request, response) => response.writeHead(200).end('null')],
  ['hangs up', (request) => request.socket.destroy()],
  [
    'hangs up midway',
    (_request, response) => response.writeHead(200, { 'content-length': 99 }).write('{"da', () => response.destroy()),
  ],
  ['never answers', () => {}],
  ['never ends', (_request, response) => void response.writeHead(200).write('{"data"')],
])('a subgraph that %s is an error of the call that names it', async (_name, listener) => {
  const server = await listen(listener)
  const { port } = server.address() as AddressInfo
  const remote = remoteSubgraph({ name: 'tiny', url: `http://127.0.0.1:${port}`, key, log, timeoutMs: 300 })
  expect(JSON.parse(JSON.stringify(await remote.execute({ query: '{ who }' }, nobody)))).toEqual(unavailable)
  server.closeAllConnections()
  server.close()
  await remote.close()
})

test('a subgraph with another secret is not ready for this process, and the reason is told', async () => {
  const other = deriveKey('another secret, with thirty-two characters', 'calls')
  const remote = remoteSubgraph({ name: 'tiny', url: host.url, key: other, log })
  await expect(remote.ready()).rejects.toThrow('the same ROUTO_SECRET')
  await remote.close()
})

test('a subgraph that is down is an error of the call, and not ready', async () => {
  const remote = remoteSubgraph({ name: 'tiny', url: 'http://127.0.0.1:1', key, log })
  expect(JSON.parse(JSON.stringify(await remote.execute({ query: '{ who }' }, nobody)))).toEqual(unavailable)
  await expect(remote.ready()).rejects.toThrow()
  expect(lines.at(-1)).toMatchObject({ level: 'error', subgraph: 'tiny', requestId: 'req-1' })
  await remote.close()
})

const listen = (listener: RequestListener): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer(listener).listen(0, '127.0.0.1', () => resolve(server))
  })
