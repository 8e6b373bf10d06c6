import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Access } from '../../../../targets/local/access/access.ts'
import { createAccess } from '../../../../targets/local/access/create-access.ts'
import type { Journal } from '../../../../targets/local/journal/journal.ts'
import { openJournal } from '../../../../targets/local/journal/open.ts'
import type { BucketConfig, Objects } from '../../../../targets/local/objects/objects.ts'
import { openObjects } from '../../../../targets/local/objects/open-objects.ts'
import { queueArn } from '../../../../targets/local/place.ts'
import { createQueues } from '../../../../targets/local/queues/create-queues.ts'
import type { Queues } from '../../../../targets/local/queues/queues.ts'
import { defaultAttributes } from '../../../../targets/local/sqs/queue-attributes.ts'

/** An object store with its queues, in a directory that goes when the test ends. */
export interface TemporaryStore {
  readonly journal: Journal
  readonly objects: Objects
  readonly queues: Queues
  readonly access: Access
  readonly warnings: readonly object[]
  /** As it is after the next start. */
  reopen(): Promise<void>
  /** The files of contents. */
  files(): readonly string[]
  /** All of them together. */
  bytesOnDisk(): number
  close(): Promise<void>
}

export const plain: BucketConfig = { versioned: false, notifications: [], tags: {} }
export const versioned: BucketConfig = { ...plain, versioned: true }

/**
 * @param directory kept by the caller; one is made, and removed, otherwise
 * @param isHeld whether contents have to stay
 */
export async function openStore(
  now: () => number = Date.now,
  directory?: string,
  isHeld?: () => boolean,
): Promise<TemporaryStore> {
  const place = directory ?? mkdtempSync(join(tmpdir(), 'routo-objects-'))
  const warnings: object[] = []
  const log = {
    info() {},
    warn: (fields: object) => void warnings.push(fields),
    error: (fields: object) => console.error(fields),
  }
  const contents = join(place, 'objects')
  const files = () => readdirSync(contents, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('/'))
  const open = async () => {
    const journal = openJournal({ file: join(place, 'cloud.db') })
    const access = createAccess({ journal, ownerSecret: Buffer.alloc(32, 7), now })
    const queues = createQueues({ journal, now })
    const objects = await openObjects({
      directory: contents,
      journal,
      queues,
      access,
      log,
      now,
      ...(isHeld && { isHeld }),
    })
    return { journal, access, queues, objects }
  }
  const shut = async () => {
    await parts.objects.close()
    await parts.queues.close()
    parts.journal.close()
  }
  let parts = await open()
  return {
    get journal() {
      return parts.journal
    },
    get objects() {
      return parts.objects
    },
    get queues() {
      return parts.queues
    },
    get access() {
      return parts.access
    },
    warnings,
    async reopen() {
      await shut()
      parts = await open()
    },
    files,
    bytesOnDisk: () => files().reduce((sum, name) => sum + statSync(join(contents, name)).size, 0),
    async close() {
      await shut()
      if (directory === undefined) rmSync(place, { recursive: true })
    },
  }
}

/** A queue that lets S3 in. */
export async function putInbox({ queues, access }: TemporaryStore, name: string): Promise<string> {
  const arn = queueArn(name)
  await queues.put(name, defaultAttributes)
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arn,
  } as const
  await access.putResourcePolicy(arn, { Statement: statement })
  return arn
}

export async function textOf(objects: Objects, bucket: string, key: string, versionId?: string): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of objects.read(objects.head(bucket, key, versionId))) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
