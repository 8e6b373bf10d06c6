import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { ObjectInfo } from '../../../../targets/local/objects/object.ts'
import type { Objects } from '../../../../targets/local/objects/objects.ts'
import { openStore } from './stores.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'routo-crash-'))
})

afterEach(() => rmSync(directory, { recursive: true }))

/** Lets a process put objects, kills it, and answers what it was told. */
async function putUntilKilled(acknowledgements: number): Promise<readonly (readonly string[])[]> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('./putting.ts')), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: (readonly string[])[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line.split(' '))
    if (lines.length === acknowledgements) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return lines
}

async function digestsOf(objects: Objects, info: ObjectInfo) {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')]
  let bytes = 0
  for await (const chunk of objects.read(info)) {
    sha256.update(chunk)
    md5.update(chunk)
    bytes += chunk.length
  }
  return { sha256: sha256.digest('hex'), etag: `"${md5.digest('hex')}"`, bytes }
}

test('what was acknowledged is there after a kill, whole, announced once; nothing else lies around', async () => {
  const acknowledged = [...(await putUntilKilled(60)), ...(await putUntilKilled(60))]
  mkdirSync(join(directory, 'objects', '00'), { recursive: true })
  writeFileSync(join(directory, 'objects', '00', 'left-by-a-crash'), 'half')
  const store = await openStore(Date.now, directory)
  const { objects } = store

  const versions = ['kept', 'replaced'].flatMap((bucket) => objects.versions(bucket, { max: 10_000 }).entries)
  const digests = new Map<string, string>()
  for (const info of versions) {
    const { sha256, etag, bytes } = await digestsOf(objects, info)
    expect({ etag, bytes }).toEqual({ etag: info.etag, bytes: info.bytes })
    digests.set([info.bucket, info.key, info.versionId].join(), sha256)
  }
  const puts = acknowledged.filter(([kind]) => kind === 'put')
  for (const [, bucket, key, version, sha256] of puts) {
    const found = digests.get([bucket, key, version].join())
    // Without versions a later one, which nobody was told of, may have taken its place.
    if (bucket === 'kept') expect(found).toBe(sha256)
    else expect(found).toBeDefined()
  }

  const told = store.queues.peek('inbox', { first: 10_000 }).map(({ body }) => JSON.parse(body).Records[0].s3)
  const ofKept = told
    .filter(({ bucket }) => bucket.name === 'kept')
    .map(({ object }) => `kept,${object.key},${object.versionId}`)
  expect(ofKept.sort()).toEqual([...digests.keys()].filter((name) => name.startsWith('kept,')).sort())

  const uploads = objects.uploads.list('kept', { prefix: '', max: 10 })
  const parts = uploads.flatMap((upload) =>
    objects.uploads.parts(upload, { after: 0, max: 10_000 }).map((part) => ({ ...part, id: upload.id })),
  )
  const lastAcknowledged = new Map(
    acknowledged.filter(([kind]) => kind === 'part').map(([, id, number]) => [`${id} ${number}`, true]),
  )
  expect(parts.map(({ id, number }) => `${id} ${number}`)).toEqual(expect.arrayContaining([...lastAcknowledged.keys()]))
  expect(store.files().length).toBe(versions.length + parts.length)
  await store.close()
})

test('an upload goes on after a restart, and its object is whole', async () => {
  const store = await openStore(Date.now, directory)
  await store.objects.putBucket('kept', { versioned: true, notifications: [], tags: {} })
  const details = { contentType: 'text/plain', metadata: {} }
  const upload = await store.objects.uploads.start({ bucket: 'kept', key: 'large', details })
  const first = await store.objects.uploads.putPart(upload, 1, Buffer.alloc(5 * 1_048_576, 'a'))
  await store.reopen()
  const found = store.objects.uploads.get('kept', 'large', upload.id)
  const second = await store.objects.uploads.putPart(found, 2, Buffer.from('end'))
  const { info } = await store.objects.uploads.complete(found, [first, second])
  await store.reopen()
  const { bytes, sha256 } = await digestsOf(store.objects, store.objects.head('kept', 'large'))
  expect(bytes).toBe(info.bytes)
  expect(sha256).toBe(
    createHash('sha256')
      .update(Buffer.alloc(5 * 1_048_576, 'a'))
      .update('end')
      .digest('hex'),
  )
  await store.close()
})
