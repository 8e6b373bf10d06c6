import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Access } from '../../../../targets/local/access/access.ts'
import { createAccess } from '../../../../targets/local/access/create-access.ts'
import type { Journal } from '../../../../targets/local/journal/journal.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import { queueArn } from '../../../../targets/local/place.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'
import type { QueuedMessage, Queues } from '../../../../targets/local/queues/queues.ts'
import { createSchedules } from '../../../../targets/local/schedules/create-schedules.ts'
import type { ScheduleConfig, Schedules } from '../../../../targets/local/schedules/schedules.ts'
import { defaultAttributes } from '../../../../targets/local/sqs/queue-attributes.ts'

const ROLE = 'arn:aws:iam::000000000000:role/triggers'
const START = Date.UTC(2026, 10, 21, 12, 0, 30)
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let folder: string
let now: number
let journal: Journal
let queues: Queues
let access: Access
let schedules: Schedules
/** What schedules wrote last. */
let writing: Promise<unknown> | undefined
let logged: object[]
/** What runs when the clock has come so far. */
let timers: { readonly at: number; readonly run: () => void }[]

const daily: ScheduleConfig = {
  name: 'acme-dev-Nightly',
  expression: 'cron(0 13 * * ? *)',
  timezone: 'UTC',
  isEnabled: true,
  queueArn: queueArn('inbox'),
  roleArn: ROLE,
  input:
    '{"at":"<aws.scheduler.scheduled-time>","id":"<aws.scheduler.execution-id>","try":<aws.scheduler.attempt-number>}',
  deadLetterArn: queueArn('dead'),
  retry: { maximumEventAgeS: 86_400, maximumAttempts: 185 },
}
const everyMinute: ScheduleConfig = { ...daily, name: 'acme-dev-Often', expression: 'rate(1 minute)' }

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schedules-'))
  now = START
  logged = []
  open()
  await queues.put('inbox', defaultAttributes)
  await queues.put('dead', defaultAttributes)
  await allow('inbox', 'dead')
})

afterEach(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

function open(): void {
  timers = []
  journal = openJournal({ file: join(folder, 'cloud.db') })
  queues = createQueues({ journal, now: () => now })
  access = createAccess({ journal, ownerSecret: Buffer.alloc(32, 1), now: () => now })
  const note = (fields: object) => void logged.push(fields)
  schedules = createSchedules({
    journal,
    queues: {
      settle(settlement) {
        const work = queues.settle(settlement)
        writing = work.catch(() => {})
        return work
      },
    },
    access,
    log: { info: note, warn: note, error: note },
    now: () => now,
    setTimer(run, ms) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
  })
}

async function close(): Promise<void> {
  await schedules.close()
  await queues.close()
  journal.close()
}

const allow = (...names: readonly string[]) =>
  access.putRole(ROLE, [
    { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: ['none', ...names].map(queueArn) } },
  ])

/** Lets time pass, timer by timer; what each begins to write is on disk, or refused, before the next. */
async function pass(ms: number): Promise<void> {
  const end = now + ms
  for (;;) {
    const next = timers.toSorted((a, b) => a.at - b.at)[0]
    if (next === undefined || next.at > end) break
    now = Math.max(now, next.at)
    timers = timers.filter((timer) => timer !== next)
    next.run()
    for (let waited: unknown = null; waited !== writing; ) {
      waited = writing
      await writing
      await setImmediate()
    }
  }
  now = end
}

/** The cloud is not there for a while. */
async function restart(downMs: number): Promise<void> {
  await close()
  now += downMs
  open()
  await pass(0)
}

const sent = (queue = 'inbox') => queues.peek(queue, { first: 10_000 })
const times = (messages: readonly QueuedMessage[]) => messages.map(({ body }) => JSON.parse(body).at)

test('a message is sent at each time of the expression, and says when it was due', async () => {
  await schedules.put(daily)
  await pass(30 * HOUR_MS)
  expect(times(sent())).toEqual(['2026-11-21T13:00:00Z', '2026-11-22T13:00:00Z'])
  const [first, second] = sent().map(({ body }) => JSON.parse(body))
  expect(first).toEqual({ at: '2026-11-21T13:00:00Z', id: expect.stringMatching(/^[0-9a-f-]{36}$/), try: 1 })
  expect(second.id).not.toBe(first.id)
})

test('a rate counts from when the schedule was made, also over a new start', async () => {
  await schedules.put(everyMinute)
  await pass(2.5 * MINUTE_MS)
  await restart(10_000)
  await pass(MINUTE_MS)
  expect(times(sent())).toEqual(['2026-11-21T12:01:30Z', '2026-11-21T12:02:30Z', '2026-11-21T12:03:30Z'])
})

test('a new start neither repeats a time nor forgets one: of those that passed the last one comes', async () => {
  await schedules.put(daily)
  await schedules.put(everyMinute)
  await pass(2 * MINUTE_MS)
  await restart(0)
  expect(sent()).toHaveLength(2)
  await restart(2 * HOUR_MS)
  expect(times(sent()).slice(2).sort()).toEqual(['2026-11-21T13:00:00Z', '2026-11-21T14:02:30Z'])
  await pass(0)
  expect(sent()).toHaveLength(4)
})

test('a time that passed longer ago than messages may be old is left out', async () => {
  await schedules.put({ ...daily, retry: { maximumEventAgeS: 3_600, maximumAttempts: 1 } })
  await restart(3 * HOUR_MS)
  expect(sent()).toEqual([])
  await pass(24 * HOUR_MS)
  expect(times(sent())).toEqual(['2026-11-22T13:00:00Z'])
})

test('a schedule that is put again as it was goes on, and one with other times begins anew', async () => {
  await schedules.put(everyMinute)
  await pass(30_000)
  await schedules.put({ ...everyMinute, input: '{"at":"other"}' })
  await pass(30_000)
  expect(times(sent())).toEqual(['other'])
  await schedules.put({ ...everyMinute, expression: 'rate(2 minutes)' })
  await pass(MINUTE_MS)
  expect(sent()).toHaveLength(1)
  await pass(MINUTE_MS)
  expect(times(sent()).slice(1)).toEqual(['2026-11-21T12:03:30Z'])
})

test('a disabled or removed schedule sends nothing', async () => {
  await schedules.put({ ...everyMinute, isEnabled: false })
  await schedules.put(daily)
  await schedules.remove(daily.name)
  await pass(3 * HOUR_MS)
  await restart(3 * HOUR_MS)
  expect(sent()).toEqual([])
  expect([schedules.get(daily.name), schedules.get(everyMinute.name)?.isEnabled]).toEqual([undefined, false])
})

test('an expression that is none is refused, and nothing is kept of it', async () => {
  await expect(schedules.put({ ...daily, expression: 'cron(0 25 * * ? *)' })).rejects.toMatchObject({
    code: 'ValidationException',
  })
  expect(schedules.get(daily.name)).toBeUndefined()
})

test.each([
  ['the role may not send', async () => allow('dead'), 'AccessDenied'],
  ['the queue is not there', async () => queues.remove('inbox'), 'QueueDoesNotExist'],
])('when %s the trigger goes to the dead letters, and says why', async (_name, spoil, code) => {
  await schedules.put(daily)
  await spoil()
  await pass(HOUR_MS)
  const [letter] = sent('dead')
  expect(times(sent('dead'))).toEqual(['2026-11-21T13:00:00Z'])
  expect(letter?.attributes).toMatchObject({
    ERROR_CODE: { StringValue: code },
    SCHEDULED_TIME: { StringValue: '2026-11-21T13:00:00Z' },
    TARGET_ARN: { StringValue: queueArn('inbox') },
    RETRY_ATTEMPTS: { StringValue: '0' },
  })
  await restart(0)
  expect(sent('dead')).toHaveLength(1)
})

test('while the disk is full a trigger waits, and comes once there is space', async () => {
  const input = `{"at":"<aws.scheduler.scheduled-time>","try":<aws.scheduler.attempt-number>,"more":"${'x'.repeat(20_000)}"}`
  await schedules.put({ ...daily, input })
  journal.define('CREATE TABLE filler (x)')
  const pages = Number(journal.database.prepare('PRAGMA page_count').get()?.page_count)
  journal.database.exec(`PRAGMA max_page_count = ${pages}`)
  await fill(journal)
  await pass(HOUR_MS)
  expect(sent()).toEqual([])
  journal.database.exec('PRAGMA max_page_count = 1000000')
  await pass(2 * MINUTE_MS)
  const messages = sent().map(({ body }) => JSON.parse(body))
  expect(messages).toMatchObject([{ at: '2026-11-21T13:00:00Z' }])
  expect(messages[0].try).toBeGreaterThan(2)
})

/** Takes the space that the pages of the file still have. */
async function fill({ write }: Journal): Promise<void> {
  const add = (bytes: number) =>
    write((database) => database.prepare('INSERT INTO filler VALUES (?)').run('x'.repeat(bytes))).then(
      () => true,
      () => false,
    )
  for (const bytes of [4_000, 400, 40]) while (await add(bytes));
}
