import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { createConnection } from '../../client/connection.ts'
import { type Frame, framesOf } from '../../client/event-stream.ts'
import { events } from '../../client/events.ts'
import { createClient, type Event } from '../../client/index.ts'
import { type Answer, error, json, serve } from './other-server.ts'

/** Begins a stream, says something on it, and leaves it open. */
const say =
  (...texts: readonly string[]) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    for (const text of texts) response.write(text)
  }

const thenCut =
  (...texts: readonly string[]) =>
  (response: ServerResponse): void => {
    say(...texts)(response)
    setTimeout(() => response.destroy(), 20)
  }

const saved = (id: string, number: number): string =>
  `id: ${id}\nevent: revision.created\ndata: ${JSON.stringify({ type: 'revision.created', at: '2026-11-21T12:00:00Z', projectId: 'prj_1', data: { number } })}\n\n`

async function take(stream: AsyncIterable<Event>, count: number): Promise<readonly Event[]> {
  const taken: Event[] = []
  for await (const event of stream) if (taken.push(event) === count) break
  return taken
}

test('a stream that is cut, also in the middle of an event, goes on behind what has come', async () => {
  await using server = await serve(
    thenCut(saved('a', 1), 'id: half\nevent: revision.created\ndata: {"typ'),
    thenCut(),
    error('SUBGRAPH_UNAVAILABLE', 503),
    say(saved('b', 2)),
  )
  const taken = await take(createClient({ url: server.url, token: 'rto_1' }).events(), 2)
  expect(taken).toMatchObject([
    { id: 'a', type: 'revision.created', projectId: 'prj_1', data: { number: 1 } },
    { id: 'b', data: { number: 2 } },
  ])
  expect(server.asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, 'a', 'a', 'a'])
  expect(server.asked[3]?.headers.authorization).toBe('Bearer rto_1')
})

test('ids that come without an event count, too', async () => {
  await using server = await serve(thenCut('retry: 10\nid: a\n\n', ':\nid: b\n\n'), say(saved('c', 1)))
  await take(createClient({ url: server.url }).events({ lastEventId: 'z' }), 1)
  expect(server.asked.map(({ headers }) => headers['last-event-id'])).toEqual(['z', 'b'])
})

test('what is wanted is asked for, and a gap is told', async () => {
  await using server = await serve(say('id: g\nevent: gap\ndata: {"service":"metrics"}\n\n'))
  const wanted = { projectId: 'prj_1', environmentId: 'env_1', types: ['deployment.*', 'deadletter.added'] }
  expect(await take(createClient({ url: server.url }).events(wanted), 1)).toEqual([
    { id: 'g', type: 'gap', data: { service: 'metrics' } },
  ])
  const query = new URL(server.asked[0]?.path ?? '', server.url).searchParams
  expect(Object.fromEntries(query)).toEqual({ ...wanted, types: 'deployment.*,deadletter.added' })
})

test('a connection on which nothing comes any more is given up for another one', async () => {
  await using server = await serve(say(saved('a', 1)), say(saved('b', 2)))
  const connection = createConnection({ url: server.url, token: undefined, fetch })
  expect(await take(events(connection, {}, 100), 2)).toMatchObject([{ id: 'a' }, { id: 'b' }])
})

test.each([
  ['UNAUTHENTICATED', error('UNAUTHENTICATED', 401)],
  ['NOT_ROUTO', (response) => void response.end('hello')],
  ['NOT_ROUTO', json({ data: {} })],
] satisfies [string, Answer][])('%s ends the stream', async (code, answer) => {
  await using server = await serve(answer)
  await expect(take(createClient({ url: server.url }).events(), 1)).rejects.toMatchObject({ code })
  expect(server.asked).toHaveLength(1)
})

test('whoever stops listening, by leaving the loop or by a signal, leaves no connection', async () => {
  let open = 0
  const stay = (response: ServerResponse): void => {
    open += 1
    response.once('close', () => {
      open -= 1
    })
    say(saved('a', 1))(response)
  }
  await using server = await serve(stay)
  const client = createClient({ url: server.url })
  await take(client.events(), 1)
  const enough = new AbortController()
  const listening = take(client.events({ signal: enough.signal }), 2)
  await sleep(50)
  enough.abort(new Error('enough'))
  await expect(listening).rejects.toThrow('enough')
  while (open > 0) await sleep(5)
  expect(server.asked).toHaveLength(2)
})

test('frames are the same however the bytes are cut', async () => {
  const text = `\uFEFF: hello\r\nretry: 10\r\nid: ä1\r\n\r\nevent:x\rdata: one\rdata:two\r\rdata\nstrange: field\nid\n\n`
  const bytes = Buffer.from(text)
  const framesIn = async (size: number) => {
    async function* body() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    }
    const frames: Frame[] = []
    for await (const frame of framesOf(body())) frames.push(frame)
    return frames
  }
  const whole = await framesIn(bytes.length)
  expect(whole).toEqual([
    { id: 'ä1', event: 'message', data: '', retryMs: 10 },
    { id: 'ä1', event: 'x', data: 'one\ntwo', retryMs: 10 },
    { id: '', event: 'message', data: '', retryMs: 10 },
  ])
  for (const size of [1, 2, 3, 7]) expect(await framesIn(size)).toEqual(whole)
})
