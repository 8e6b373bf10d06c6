import { randomBytes } from 'node:crypto'
import type { Queues } from '../queues/queues.ts'
import type { BucketTable } from './buckets.ts'
import type { Contents } from './contents.ts'
import type { Announce, ObjectEvent } from './notifications.ts'
import type { ContentFile, ObjectInfo, Precondition, PutResult } from './object.ts'
import type { RemoveResult } from './objects.ts'
import { UNVERSIONED, type VersionTable } from './versions.ts'

/** A version that is to be, when its content is on disk. */
export interface NewVersion {
  readonly info: Omit<ObjectInfo, 'versionId' | 'modifiedAt'>
  readonly event: ObjectEvent
  readonly precondition?: Precondition | undefined
  /** What else belongs to the step, by the ids of the messages that tell of it; answers files that nothing needs any more. */
  readonly also?: (messageIds: readonly string[]) => readonly ContentFile[]
}

/** Writes what became of objects: the version, and the messages that tell of it, in one step. */
export interface Commit {
  /** @throws {CloudError} `NoSuchBucket`, `PreconditionFailed`; nothing of it has happened then */
  add(version: NewVersion): Promise<PutResult>
  remove(bucket: string, key: string, versionId?: string): Promise<RemoveResult>
}

/** What the steps work on. */
export interface CommitParts {
  readonly queues: Queues
  readonly buckets: BucketTable
  readonly versions: VersionTable
  readonly contents: Contents
  readonly announce: Announce
  readonly now: () => number
}

export function createCommit({ queues, buckets, versions, contents, announce, now }: CommitParts): Commit {
  let lastId = versions.lastId()
  const nextId = (): number => {
    lastId += 1
    return lastId
  }

  return {
    async add({ info: given, event, precondition, also = () => [] }) {
      const bucket = buckets.existing(given.bucket)
      const id = nextId()
      const info = { ...given, versionId: bucket.versioned ? newVersionId() : UNVERSIONED, modifiedAt: now() }
      let freed: readonly ContentFile[] = []
      const messages = await queues.settle({
        sends: announce({ event, bucket, object: info, id }),
        also: (_database, messageIds) => {
          freed = [...versions.add(id, info, precondition), ...also(messageIds)]
        },
      })
      contents.remove(freed)
      return { info, messageIds: messages.map(({ messageId }) => messageId) }
    },

    async remove(name, key, versionId) {
      const bucket = buckets.existing(name)
      const marker = { id: nextId(), versionId: newVersionId(), at: now() }
      const event = versionId === undefined && bucket.versioned ? 'DeleteMarkerCreated' : 'Delete'
      const object = { key, bytes: 0, etag: '', versionId: versionId ?? marker.versionId, modifiedAt: marker.at }
      const found = versionId === undefined ? versions.current(name, key) : versions.version(name, key, versionId)
      const isDone = found !== undefined || (versionId === undefined && bucket.versioned)
      let removed: ReturnType<VersionTable['remove']> = { files: [], isMarker: false }
      await queues.settle({
        sends: isDone ? announce({ event: `ObjectRemoved:${event}`, bucket, object, id: marker.id }) : [],
        also: () => {
          removed = versions.remove({ bucket: name, key, versionId, marker })
        },
      })
      const { files, ...result } = removed
      contents.remove(files)
      return result
    },
  }
}

/** As long as those of S3. */
const newVersionId = (): string => randomBytes(24).toString('base64url')
