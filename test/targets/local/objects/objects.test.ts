import { createHash, hash } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parseNotification } from '../../../../runtime/hosts/lambda/sources/file-notification.ts'
import type { PutOptions } from '../../../../targets/local/objects/objects.ts'
import { queueArn } from '../../../../targets/local/place.ts'
import { defaultAttributes } from '../../../../targets/local/sqs/queue-attributes.ts'
import { openStore, plain, putInbox, type TemporaryStore, textOf, versioned } from './stores.ts'

const DAY_MS = 86_400_000

let store: TemporaryStore
let clock: number

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 21, 12)
  store = await openStore(() => clock)
})

afterEach(() => store.close())

const put = (key: string, text: string, options?: PutOptions) =>
  store.objects.put('orders', key, Buffer.from(text), options)
const read = (key: string, versionId?: string) => textOf(store.objects, 'orders', key, versionId)
const refusal = (code: string, status?: number) =>
  expect.objectContaining({ name: 'CloudError', code, ...(status && { status }) })

test('an object is told and read as it was put, after a restart, too', async () => {
  await store.objects.putBucket('orders', { ...versioned, tags: { project: 'acme' } })
  const { info, messageIds } = await put('2026/mäy 1.csv', 'a,b', {
    contentType: 'text/csv',
    metadata: { by: 'acme' },
    headers: { 'content-encoding': 'identity' },
  })
  expect(messageIds).toEqual([])
  await store.reopen()
  expect(store.objects.head('orders', '2026/mäy 1.csv')).toMatchObject({
    ...info,
    bytes: 3,
    etag: `"${hash('md5', 'a,b')}"`,
    contentType: 'text/csv',
    metadata: { by: 'acme' },
    headers: { 'content-encoding': 'identity' },
    modifiedAt: clock,
  })
  expect(await read('2026/mäy 1.csv')).toBe('a,b')
  expect(store.objects.bucket('orders')).toMatchObject({ name: 'orders', createdAt: clock, tags: { project: 'acme' } })
  expect(store.objects.count('orders')).toBe(1)
})

test('without versions an object takes the place of the one before, and its content goes', async () => {
  await store.objects.putBucket('orders', plain)
  await put('a', 'one')
  const { info } = await put('a', 'two')
  expect(info.versionId).toBe('null')
  expect(await read('a')).toBe('two')
  await store.reopen()
  expect(store.files()).toHaveLength(1)
  expect(await store.objects.remove('orders', 'a')).toEqual({ isMarker: false })
  expect(await store.objects.remove('orders', 'a')).toEqual({ isMarker: false })
  expect(() => store.objects.head('orders', 'a')).toThrow(refusal('NoSuchKey', 404))
  await store.reopen()
  expect(store.files()).toEqual([])
})

test('with versions nothing is lost before it is named', async () => {
  await store.objects.putBucket('orders', versioned)
  const first = (await put('a', 'one')).info.versionId
  const second = (await put('a', 'two')).info.versionId
  const marker = await store.objects.remove('orders', 'a')
  expect(marker).toEqual({ versionId: expect.any(String), isMarker: true })
  expect(() => store.objects.head('orders', 'a')).toThrow(refusal('NoSuchKey', 404))
  expect(() => store.objects.head('orders', 'a', marker.versionId)).toThrow(refusal('MethodNotAllowed', 405))
  expect(() => store.objects.head('orders', 'a', 'x')).toThrow(refusal('NoSuchVersion', 404))
  expect(await Promise.all([read('a', first), read('a', second)])).toEqual(['one', 'two'])
  expect(store.objects.versions('orders', { max: 10 }).entries).toMatchObject([
    { versionId: marker.versionId, isMarker: true, isCurrent: true },
    { versionId: second, isMarker: false, isCurrent: false },
    { versionId: first, isMarker: false, isCurrent: false },
  ])

  expect(await store.objects.remove('orders', 'a', marker.versionId)).toEqual({
    versionId: marker.versionId,
    isMarker: true,
  })
  expect(await read('a')).toBe('two')
  await store.objects.remove('orders', 'a', second)
  expect(await read('a')).toBe('one')
  await expect(store.objects.removeBucket('orders')).rejects.toEqual(refusal('BucketNotEmpty', 409))
  await store.objects.remove('orders', 'a', first)
  await store.objects.removeBucket('orders')
  await store.reopen()
  expect(store.files()).toEqual([])
})

test('a bucket that stops to keep versions keeps those it has', async () => {
  await store.objects.putBucket('orders', versioned)
  const kept = (await put('a', 'kept')).info.versionId
  await store.objects.putBucket('orders', plain)
  await put('a', 'one')
  await put('a', 'two')
  expect(store.objects.versions('orders', { max: 10 }).entries.map(({ versionId }) => versionId)).toEqual([
    'null',
    kept,
  ])
  expect(await store.objects.remove('orders', 'a')).toEqual({ versionId: 'null', isMarker: true })
  expect(() => store.objects.head('orders', 'a')).toThrow(refusal('NoSuchKey'))
  expect(await read('a', kept)).toBe('kept')
})

test('of objects that are put at once one is the last, and is whole', async () => {
  await store.objects.putBucket('orders', plain)
  const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000))
  await Promise.all(texts.map((text) => put('a', text)))
  expect(texts).toContain(await read('a'))
  await store.reopen()
  expect(store.files()).toHaveLength(1)
})

test('a body that breaks off leaves nothing', async () => {
  await store.objects.putBucket('orders', plain)
  await put('a', 'whole')
  const broken = async function* () {
    yield Buffer.from('half')
    throw new Error('the line is dead')
  }
  await expect(store.objects.put('orders', 'a', broken())).rejects.toThrow('the line is dead')
  const wrong = (): never => {
    throw new Error('another digest')
  }
  await expect(put('a', 'changed on its way', { checksum: wrong })).rejects.toThrow('another digest')
  expect(await read('a')).toBe('whole')
  await store.reopen()
  expect(store.files()).toHaveLength(1)
})

test('a full disk is said, and nothing is half there', async () => {
  await store.objects.putBucket('orders', plain)
  // Writing to /dev/full fails as it does on a full disk; the error is the one that contents would see.
  const full = await pipeline(Readable.from([Buffer.alloc(10)]), createWriteStream('/dev/full')).catch((error) => error)
  const body = async function* () {
    yield Buffer.from('half')
    throw full
  }
  await expect(store.objects.put('orders', 'a', body())).rejects.toEqual(refusal('DISK_FULL', 507))
  const pages = Number(store.journal.database.prepare('PRAGMA page_count').get()?.page_count)
  store.journal.database.exec(`PRAGMA max_page_count = ${pages}`)
  await expect(put('b', 'x', { metadata: { long: 'x'.repeat(100_000) } })).rejects.toEqual(refusal('DISK_FULL', 507))
  store.journal.database.exec('PRAGMA max_page_count = 1000000')
  expect(store.objects.list('orders', { max: 10 }).entries).toEqual([])
  await put('b', 'x')
  await store.reopen()
  expect(store.files()).toHaveLength(1)
})

test('what is read stays until it is read, whatever becomes of the object', async () => {
  await store.objects.putBucket('orders', plain)
  const text = 'x'.repeat(1_000_000)
  await put('a', text)
  const stream = store.objects.read(store.objects.head('orders', 'a'))
  await put('a', 'short')
  await store.objects.removeBucket('orders', { withObjects: true })
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  expect(Buffer.concat(chunks).toString()).toBe(text)
  await store.reopen()
  expect(store.files()).toEqual([])
})

test.each([
  [{ start: 0, end: 0 }, 'a'],
  [{ start: 2, end: 3 }, 'cd'],
  [{ start: 25, end: 25 }, 'z'],
  [undefined, 'abcdefghijklmnopqrstuvwxyz'],
])('a range of an object is read: %p', async (range, expected) => {
  await store.objects.putBucket('orders', plain)
  await put('a', 'abcdefghijklmnopqrstuvwxyz')
  const chunks: Buffer[] = []
  for await (const chunk of store.objects.read(store.objects.head('orders', 'a'), range)) chunks.push(chunk)
  expect(Buffer.concat(chunks).toString()).toBe(expected)
})

test('an object is put only where none is, or where the one is that was seen', async () => {
  await store.objects.putBucket('orders', versioned)
  const puts = await Promise.allSettled(['one', 'two'].map((text) => put('a', text, { precondition: { isNew: true } })))
  expect(puts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { etag } = store.objects.head('orders', 'a')
  await expect(put('a', 'x', { precondition: { isNew: true } })).rejects.toEqual(refusal('PreconditionFailed', 412))
  await expect(put('a', 'x', { precondition: { etag: '"x"' } })).rejects.toEqual(refusal('PreconditionFailed', 412))
  await expect(put('b', 'x', { precondition: { etag } })).rejects.toEqual(refusal('NoSuchKey', 404))
  await put('a', 'three', { precondition: { etag } })
  await store.objects.remove('orders', 'a')
  await put('a', 'four', { precondition: { isNew: true } })
  expect(await read('a')).toBe('four')
})

test('new objects are told to the queues that want to hear of them, in the words that executors read', async () => {
  const inbox = await putInbox(store, 'inbox')
  const copies = await putInbox(store, 'copies')
  await store.objects.putBucket('orders', {
    ...versioned,
    notifications: [
      { events: ['s3:ObjectCreated:*'], queueArn: inbox },
      { events: ['s3:ObjectCreated:Copy', 's3:ObjectRemoved:*'], queueArn: copies },
    ],
  })
  const { info, messageIds } = await put("May/ä b+c~'*.csv", 'a,b')
  await put('copy', 'x', { event: 'Copy' })
  await store.objects.remove('orders', 'copy')
  const told = store.queues.peek('inbox', { first: 10 })
  expect(messageIds).toEqual([told[0]?.messageId])
  expect(told.map(({ body }) => parseNotification(body))).toMatchObject([
    {
      kind: 'created',
      file: { bucket: 'orders', key: "May/ä b+c~'*.csv", size: 3, eTag: hash('md5', 'a,b'), versionId: info.versionId },
    },
    { kind: 'created', file: { key: 'copy' } },
  ])
  const events = store.queues.peek('copies', { first: 10 }).map(({ body }) => JSON.parse(body).Records[0])
  expect(events.map(({ eventName }) => eventName)).toEqual(['ObjectCreated:Copy', 'ObjectRemoved:DeleteMarkerCreated'])
  expect(events[0].s3.object.sequencer < events[1].s3.object.sequencer).toBe(true)
  expect(JSON.parse(told[0]?.body ?? '').Records[0]).toMatchObject({
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'us-east-1',
    eventTime: '2026-11-21T12:00:00.000Z',
    eventName: 'ObjectCreated:Put',
    s3: { bucket: { arn: 'arn:aws:s3:::orders' }, object: { key: 'May/%C3%A4+b%2Bc%7E%27*.csv' } },
  })
})

test('what was not there is not told to be removed', async () => {
  const inbox = await putInbox(store, 'inbox')
  const notifications = [{ events: ['s3:ObjectRemoved:*'], queueArn: inbox }]
  await store.objects.putBucket('orders', { ...plain, notifications })
  await put('a', 'x')
  await store.objects.remove('orders', 'none')
  await store.objects.remove('orders', 'a', 'none')
  expect(store.queues.depth('inbox').visible).toBe(0)
  await store.objects.remove('orders', 'a')
  const [told] = store.queues.peek('inbox', { first: 10 })
  expect(JSON.parse(told?.body ?? '').Records[0]).toMatchObject({
    eventName: 'ObjectRemoved:Delete',
    s3: { object: { key: 'a' } },
  })
})

test('a queue that is gone, or does not let S3 in, is passed over, and the log tells', async () => {
  await store.queues.put('closed', defaultAttributes)
  const queueArns = [queueArn('closed'), queueArn('gone')]
  await store.objects.putBucket('orders', {
    ...plain,
    notifications: queueArns.map((each) => ({ events: ['s3:ObjectCreated:*'], queueArn: each })),
  })
  await put('a', 'x')
  expect(store.queues.depth('closed').visible).toBe(0)
  expect(store.warnings).toMatchObject([
    {
      queueArn: queueArns[0],
      reason: expect.stringContaining('User: s3.amazonaws.com is not authorized to perform: sqs:SendMessage'),
    },
    { queueArn: queueArns[1], reason: 'there is no such queue' },
  ])
})

test('old versions and unfinished uploads go when their time is over', async () => {
  await store.objects.putBucket('orders', { ...versioned, oldVersionDays: 30, unfinishedUploadDays: 7 })
  await put('a', 'one')
  await put('a', 'two')
  const { uploads } = store.objects
  const details = { contentType: 'text/csv', metadata: {} }
  const upload = await uploads.start({ bucket: 'orders', key: 'b', details })
  await uploads.putPart(upload, 1, Buffer.from('part'))
  clock += 7 * DAY_MS
  await store.reopen()
  expect(store.objects.uploads.get('orders', 'b', upload.id)).toEqual(upload)
  clock += 1
  await store.reopen()
  expect(() => store.objects.uploads.get('orders', 'b', upload.id)).toThrow(refusal('NoSuchUpload', 404))
  expect(store.objects.versions('orders', { max: 10 }).entries).toHaveLength(2)
  clock += 23 * DAY_MS
  await store.reopen()
  expect(store.objects.versions('orders', { max: 10 }).entries).toHaveLength(1)
  expect(await read('a')).toBe('two')
  await store.reopen()
  expect(store.files()).toHaveLength(1)
})

test.each([
  ['x'.repeat(1025), 'KeyTooLongError'],
  ['ä'.repeat(513), 'KeyTooLongError'],
  ['', 'InvalidURI'],
  ['\ud800', 'InvalidURI'],
])('a key of another kind is refused (%#)', async (key, code) => {
  await store.objects.putBucket('orders', plain)
  await expect(put(key, 'x')).rejects.toEqual(refusal(code))
})

test('what is in no bucket is refused', async () => {
  await expect(put('a', 'x')).rejects.toEqual(refusal('NoSuchBucket', 404))
  expect(() => store.objects.head('orders', 'a')).toThrow(refusal('NoSuchBucket', 404))
  expect(() => store.objects.list('orders', { max: 1 })).toThrow(refusal('NoSuchBucket'))
  await expect(store.objects.removeBucket('orders')).rejects.toEqual(refusal('NoSuchBucket'))
  expect(store.objects.bucket('orders')).toBeUndefined()
})

test('content goes to the disk as it comes, and is not gathered in memory', async () => {
  await store.objects.putBucket('orders', plain)
  const pieces = 20
  const piece = Buffer.alloc(100_000, 'x')
  const body = async function* () {
    for (let index = 0; index < pieces; index += 1) {
      expect(store.bytesOnDisk()).toBe(index * piece.length)
      yield piece
    }
  }
  const { info } = await store.objects.put('orders', 'large', body())
  const digest = createHash('md5')
  for await (const each of store.objects.read(info)) digest.update(each)
  expect([info.bytes, info.etag]).toEqual([pieces * piece.length, `"${digest.digest('hex')}"`])
})

test.each([
  ['cut', (file: string) => truncateSync(file, 1)],
  ['gone', (file: string) => rmSync(file)],
])('an object whose file is %s is said to be damaged, and the others are read as ever', async (_how, damage) => {
  const directory = mkdtempSync(join(tmpdir(), 'routo-damaged-'))
  const own = await openStore(() => clock, directory)
  await own.objects.putBucket('orders', plain)
  await own.objects.put('orders', 'damaged', Buffer.from('two'))
  const [file = ''] = own.files()
  await own.objects.put('orders', 'whole', Buffer.from('one'))
  damage(join(directory, 'objects', file))
  expect(() => own.objects.read(own.objects.head('orders', 'damaged'))).toThrow(refusal('CONTENT_DAMAGED', 500))
  expect(await textOf(own.objects, 'orders', 'whole')).toBe('one')
  await own.close()
  rmSync(directory, { recursive: true })
})
