import { createHash, randomBytes } from 'node:crypto'
import { openStore, plain, putInbox, versioned } from './stores.ts'

/**
 * Puts and removes objects for as long as it lives, and says of each what it was when it is acknowledged:
 * `put <bucket> <key> <version> <sha256>`, `part <upload> <number> <etag>`.
 */
const [directory = ''] = process.argv.slice(2)
const store = await openStore(Date.now, directory)
const inbox = await putInbox(store, 'inbox')
const notifications = [{ events: ['s3:ObjectCreated:*'], queueArn: inbox }]
await store.objects.putBucket('kept', { ...versioned, notifications })
await store.objects.putBucket('replaced', { ...plain, notifications })
const details = { contentType: 'text/plain', metadata: {} }
const upload = await store.objects.uploads.start({ bucket: 'kept', key: 'upload', details })

const tell = (...words: readonly (string | number)[]) => process.stdout.write(`${words.join(' ')}\n`)

async function putForever(worker: number): Promise<never> {
  for (let index = 0; ; index += 1) {
    const body = randomBytes(Math.floor(Math.random() * 100_000))
    const bucket = index % 2 === 0 ? 'kept' : 'replaced'
    const key = `${worker}-${index % 6}`
    const { info } = await store.objects.put(bucket, key, inPieces(body))
    tell('put', bucket, key, info.versionId, createHash('sha256').update(body).digest('hex'))
    if (worker === 0) {
      const part = await store.objects.uploads.putPart(upload, (index % 100) + 1, body)
      tell('part', upload.id, part.number, part.etag)
    }
  }
}

/** So that the process is likely to end in the middle of an object. */
async function* inPieces(body: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += 5000) {
    yield body.subarray(at, at + 5000)
    await new Promise(setImmediate)
  }
}

await Promise.all([0, 1, 2, 3].map(putForever))
