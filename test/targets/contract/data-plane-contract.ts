import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import type { DeadLetter } from '../../../targets/data-plane.ts'
import type { OpenTarget } from './driver-contract.ts'
import { deploy } from './operations.ts'
import { releaseOf } from './releases.ts'

/** Says in its log what it received, and answers requests with what they asked. */
const showing = `export const handler = async (event) => {
  if (event.version === '2.0') return { statusCode: 201, headers: { 'content-type': 'text/plain' }, body: 'got ' + event.body }
  for (const { body, messageAttributes } of event.Records) {
    const { id, cid, replay, at, h } = JSON.parse(messageAttributes.routo?.stringValue ?? '{}')
    console.log(JSON.stringify({ level: 'INFO', message: 'received ' + body, messageId: id, data: { cid, replay, at, h, reason: messageAttributes['routo-error-code']?.stringValue } }))
  }
  return { batchItemFailures: [] }
}`

const pass = (body: string): string => body
const environmentId = 'env_messages_1'
const at = { environmentId, environment: 'messages', handler: showing }
const routes = [
  route('Store').from('queue:Orders').process(pass),
  route('Bill').from('queue:Bills').process(pass),
  route('Intake').from('file:Uploads').process(pass),
  route('Nightly').from('trigger:manual').process(pass),
  route('Ask').from('http:/questions').respond(pass),
]

/** A message that failed for good. */
export interface Letter {
  readonly route: string
  readonly id: string
  /** None where the queue itself gave it up. */
  readonly code?: string
  readonly body: string
}

/** A target whose dead letters can be filled without a function that fails. */
export interface OpenDataPlane extends OpenTarget {
  /** Puts a letter into the dead letters of a route of the environment `messages`, as its executor does at the second attempt. */
  fail(letter: Letter): Promise<void>
}

/** What every data plane keeps to. */
export function describeDataPlane(name: string, open: () => Promise<OpenDataPlane>): void {
  describe(`data plane: ${name}`, () => {
    let target: OpenDataPlane
    beforeAll(async () => {
      target = await open()
      await deploy(target.driver, releaseOf(routes, at), 'deploy')
    })
    afterAll(async () => {
      await target.close()
    })

    /** Reads the log of a route until a line says so. */
    async function logged(name: string, text: string) {
      for (let after: string | undefined; ; ) {
        const page = await target.dataPlane.logs({
          environmentId,
          routes: [name],
          text,
          first: 10,
          waitMs: 2_000,
          ...(after !== undefined && { after }),
        })
        const [line] = page.lines
        if (line !== undefined) return line
        after = page.cursor
      }
    }

    test('a message that is sent is received as if another route had sent it', async () => {
      const sent = await target.dataPlane.send({
        environmentId,
        route: 'Store',
        body: 'order 1',
        headers: { from: 'me' },
        id: 'id-1',
      })
      expect(sent).toEqual({ messageId: 'id-1' })
      expect(await logged('Store', 'order 1')).toMatchObject({
        route: 'Store',
        level: 'info',
        message: 'received order 1',
        messageId: 'id-1',
        data: { cid: 'id-1', h: { from: 'me' } },
      })
    })

    test('a message that is replayed says so, and goes on where it is told to', async () => {
      const replay = { correlationId: 'flow-1', history: ['Intake'], resumeAt: 2 }
      await target.dataPlane.send({ environmentId, route: 'Nightly', body: 'again', headers: {}, replay })
      expect(await logged('Nightly', 'again')).toMatchObject({ data: { cid: 'flow-1', replay: true, at: 2 } })
    })

    test('the same id twice is one message', async () => {
      const message = { environmentId, route: 'Store', body: 'once', headers: {}, id: 'id-once' }
      await Promise.all([target.dataPlane.send(message), target.dataPlane.send(message)])
      await target.dataPlane.send(message)
      await target.dataPlane.send({ ...message, body: 'once, then another', id: 'id-other' })
      await logged('Store', 'then another')
      const { lines } = await target.dataPlane.logs({ environmentId, text: 'received once', first: 10, waitMs: 0 })
      expect(lines.map(({ messageId }) => messageId)).toEqual(['id-once', 'id-other'])
    })

    test('a message for a file route becomes an object, and its route hears of it', async () => {
      const { messageId } = await target.dataPlane.send({
        environmentId,
        route: 'Intake',
        body: 'a,b',
        headers: {},
        objectKey: 'in/1.csv',
      })
      expect(messageId).toMatch(/^[0-9a-f-]{36}$/)
      expect((await logged('Intake', 'in/1.csv')).message).toContain('ObjectCreated:Put')
    })

    test('a route that answers gives its answer', async () => {
      const sent = await target.dataPlane.send({ environmentId, route: 'Ask', body: 'why?', headers: {} })
      expect(sent.response).toMatchObject({ status: 201, headers: { 'content-type': 'text/plain' }, body: 'got why?' })
      expect(await target.dataPlane.depth(environmentId, 'Ask')).toBeUndefined()
    })

    test('a route that is not deployed is told', async () => {
      const sent = target.dataPlane.send({ environmentId, route: 'Missing', body: '', headers: {} })
      await expect(sent).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('Missing') })
    })

    test('how much waits is told, with its age', async () => {
      const depth = await target.dataPlane.depth(environmentId, 'Bill')
      expect(depth).toMatchObject({ visible: 0, inFlight: 0, delayed: 0, measuredAt: expect.any(Number) })
    })

    const letters = async (query: object = {}) => target.dataPlane.deadLetters({ environmentId, first: 10, ...query })

    test('dead letters are found by what is known of them, in pages that stay as they are', async () => {
      await target.fail({ route: 'Store', id: 'letter-1', code: 'HTTP_404', body: 'body of letter-1' })
      await target.fail({ route: 'Bill', id: 'letter-2', code: 'HTTP_500', body: 'body of letter-2' })
      await target.fail({ route: 'Store', id: 'letter-3', code: 'HTTP_404', body: 'needle in the hay' })
      const first = await letters({ first: 2 })
      expect(first).toMatchObject({
        total: 3,
        letters: [
          { messageId: 'letter-1', body: 'body of letter-1', bytes: 16, receiveCount: 2 },
          { messageId: 'letter-2', route: 'Bill' },
        ],
      })
      await target.fail({ route: 'Bill', id: 'letter-4', code: 'HTTP_500', body: 'body of letter-4' })
      const second = await letters({ first: 2, after: first.next })
      expect(second).toMatchObject({ total: 4, letters: [{ messageId: 'letter-3' }, { messageId: 'letter-4' }] })
      expect(second.next).toBeUndefined()

      expect((await letters({ routes: ['Store'] })).letters.map(({ messageId }) => messageId)).toEqual([
        'letter-1',
        'letter-3',
      ])
      expect(await letters({ errorCode: 'HTTP_500', first: 1 })).toMatchObject({
        total: 2,
        letters: [{ messageId: 'letter-2' }],
      })
      expect(await letters({ text: 'needle' })).toMatchObject({ total: 1, letters: [{ messageId: 'letter-3' }] })
      const [one] = first.letters
      expect(await letters({ failedBefore: one?.failedAt })).toMatchObject({ total: 0 })
      expect(await letters({ failedAfter: one?.failedAt, routes: ['Bill'] })).toMatchObject({ total: 2 })
    })

    test('letters are counted by route and kind of error, those that nobody has explained among them', async () => {
      const groups = await target.dataPlane.deadLetterGroups({ environmentId })
      const { letters: all } = await letters()
      expect(groups.map(({ route, errorCode, count, latest }) => [route, errorCode, count, latest.messageId])).toEqual(
        expect.arrayContaining([
          ['Store', 'HTTP_404', 2, 'letter-3'],
          ['Bill', 'HTTP_500', 2, 'letter-4'],
        ]),
      )
      const ofStore = groups.find(({ route }) => route === 'Store')
      expect(ofStore).toMatchObject({ oldestAt: all[0]?.failedAt, expiresAt: all[0]?.expiresAt, latest: all[2] })
      expect(await target.dataPlane.deadLetterGroups({ environmentId, text: 'needle' })).toMatchObject([{ count: 1 }])

      await target.fail({ route: 'Store', id: 'given-up', body: 'taken too often' })
      const unexplained = { route: 'Store', errorCode: 'TOO_MANY_RECEIVES', count: 1 }
      expect(await target.dataPlane.deadLetterGroups({ environmentId, routes: ['Store'] })).toMatchObject([
        { errorCode: 'HTTP_404', count: 2 },
        unexplained,
      ])
      const { letters: given } = await letters({ errorCode: 'TOO_MANY_RECEIVES' })
      expect(given.map(({ messageId }) => messageId)).toEqual(['given-up'])
      expect(await target.dataPlane.discard(environmentId, given[0]?.id ?? '')).toBe(true)
    })

    test('a letter tells why it is one', async () => {
      const { letters: found } = await letters({ first: 1 })
      const letter = found[0] as DeadLetter // the test before has put it there
      expect(letter).toMatchObject({
        messageId: 'letter-1',
        correlationId: 'letter-1',
        body: 'body of letter-1',
        headers: { part: 'x' },
        errorCode: 'HTTP_404',
        errorMessage: 'HTTP_404 happened',
        redriveCount: 0,
      })
      expect(letter.expiresAt - letter.failedAt).toBe(14 * 86_400_000)
      expect(await target.dataPlane.deadLetter(environmentId, letter.id)).toEqual(letter)
    })

    test('a letter is sent to its route again, once, as a replay', async () => {
      const { letters: found } = await letters({ errorCode: 'HTTP_404', first: 1 })
      const id = found[0]?.id ?? ''
      const sent = await Promise.all([1, 2, 3].map(() => target.dataPlane.redrive(environmentId, id)))
      expect(sent.toSorted()).toEqual([false, false, true])
      expect(await target.dataPlane.deadLetter(environmentId, id)).toBeUndefined()
      expect(await logged('Store', 'body of letter-1')).toMatchObject({
        messageId: 'letter-1',
        data: { replay: true, at: 3, reason: 'HTTP_404', h: { part: 'x' } },
      })
      await target.fail({ route: 'Store', id: 'letter-1', code: 'HTTP_404', body: 'body of letter-1' })
      const again = await letters({ errorCode: 'HTTP_404' })
      expect(again.letters.find(({ messageId }) => messageId === 'letter-1')).toMatchObject({ redriveCount: 1 })
    })

    test('a letter that nobody wants goes', async () => {
      const { letters: found } = await letters({ routes: ['Bill'], first: 1 })
      const id = found[0]?.id ?? ''
      expect(await target.dataPlane.discard(environmentId, id)).toBe(true)
      expect(await target.dataPlane.discard(environmentId, id)).toBe(false)
      expect(await letters({ routes: ['Bill'] })).toMatchObject({ total: 1 })
      expect(await target.dataPlane.discard('env_other', found[0]?.id ?? '')).toBe(false)
      expect(await target.dataPlane.redrive(environmentId, 'no-letter')).toBe(false)
    })

    test('logs go on where they were left, whatever they are searched for', async () => {
      const all = await target.dataPlane.logs({ environmentId, first: 3, waitMs: 0 })
      expect(all).toMatchObject({ hasMore: true, lines: { length: 3 } })
      const rest = await target.dataPlane.logs({ environmentId, first: 100, after: all.cursor, waitMs: 0 })
      expect(rest.hasMore).toBe(false)
      const ids = [...all.lines, ...rest.lines].map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const nothing = await target.dataPlane.logs({ environmentId, text: 'nobody said this', first: 1, waitMs: 0 })
      expect(nothing).toEqual({ lines: [], cursor: rest.cursor, hasMore: false })
    })
  })
}
