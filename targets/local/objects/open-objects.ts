import type { Access } from '../access/access.ts'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { Journal } from '../journal/journal.ts'
import type { Queues } from '../queues/queues.ts'
import { bucketTable } from './buckets.ts'
import { createCommit } from './commit.ts'
import { openContents } from './contents.ts'
import { startExpiry } from './expiry.ts'
import { checkKey } from './keys.ts'
import { listings } from './listing.ts'
import { createAnnounce } from './notifications.ts'
import type { ContentFile, ObjectInfo, VersionInfo } from './object.ts'
import type { Objects } from './objects.ts'
import { refuseUnmet } from './precondition.ts'
import { defineObjectTables, knownFiles } from './tables.ts'
import { createUploads } from './uploads/create-uploads.ts'
import { uploadTable } from './uploads/upload-table.ts'
import { versionTable } from './versions.ts'

/** Needs of `openObjects`. */
export interface ObjectsDependencies {
  /** Of contents; has nothing else. */
  readonly directory: string
  readonly journal: Journal
  readonly queues: Queues
  /** Whether queues let S3 in. */
  readonly access: Access
  readonly log: CloudLog
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Whether contents have to stay for a while, though nothing names them any more; else never. */
  readonly isHeld?: () => boolean
}

/** Opens the object store; removes what a crash has left of contents. */
export async function openObjects({
  directory,
  journal,
  queues,
  access,
  log,
  now,
  isHeld = () => false,
}: ObjectsDependencies): Promise<Objects> {
  defineObjectTables(journal)
  const known = knownFiles(journal)
  const contents = await openContents({ directory, isKnown: (name) => known.has(name), isHeld })
  const buckets = bucketTable(journal)
  const versions = versionTable(journal, buckets)
  const uploadRows = uploadTable(journal)
  const commit = createCommit({
    queues,
    buckets,
    versions,
    contents,
    announce: createAnnounce(access, queues, log),
    now,
  })
  const uploads = createUploads({ journal, buckets, uploads: uploadRows, contents, commit, now })
  const expiry = startExpiry({ journal, buckets, uploads: uploadRows, contents, log, now })

  const head = (bucket: string, key: string, versionId?: string): ObjectInfo => {
    buckets.existing(bucket)
    const found = versionId === undefined ? versions.current(bucket, key) : versions.version(bucket, key, versionId)
    return objectOf(found, versionId)
  }

  return {
    ...listings(journal, buckets),
    uploads,
    head,
    putBucket: (name, config) => journal.write(() => buckets.put(name, config, now())),
    async removeBucket(name, { withObjects = false } = {}) {
      const freed = await journal.write((): readonly ContentFile[] => {
        buckets.existing(name)
        if (!withObjects && !versions.isEmpty(name)) throw bucketNotEmpty(name)
        buckets.remove(name)
        return [...versions.removeAll(name), ...uploadRows.removeAll(name)]
      })
      contents.remove(freed)
    },
    bucket: buckets.get,
    buckets: buckets.list,
    count: versions.count,
    async put(bucket, key, body, { checksum, precondition, event = 'Put', also, ...details } = {}) {
      buckets.existing(bucket)
      checkKey(key)
      if (precondition !== undefined) refuseUnmet(precondition, versions.current(bucket, key))
      const { md5, ...file } = await contents.write(body)
      const given = { contentType: 'binary/octet-stream', metadata: {}, ...details }
      try {
        const verified = checksum?.()
        const info = {
          ...given,
          ...(verified && { checksum: verified }),
          bucket,
          key,
          bytes: file.bytes,
          etag: `"${md5}"`,
        }
        return await commit.add({
          info: { ...info, files: [file] },
          event: `ObjectCreated:${event}`,
          precondition,
          also(messageIds) {
            also?.(messageIds)
            return []
          },
        })
      } catch (error) {
        contents.remove([file])
        throw error
      }
    },
    remove: commit.remove,
    read: ({ files }, range) => contents.read(files, range),
    async putTags(bucket, key, versionId, tags) {
      await journal.write(() => {
        buckets.existing(bucket)
        const found = versionId === undefined ? versions.current(bucket, key) : versions.version(bucket, key, versionId)
        versions.setTags(objectOf(found, versionId), tags)
      })
    },
    async close() {
      await expiry.stop()
      await contents.close()
    },
  }
}

/** @throws {CloudError} where it is none */
function objectOf(found: VersionInfo | undefined, versionId: string | undefined): VersionInfo {
  if (found !== undefined && !found.isMarker) return found
  if (found !== undefined && versionId !== undefined) {
    const message = 'The specified method is not allowed against this resource: the version marks a deletion.'
    throw new CloudError('MethodNotAllowed', message, { status: 405 })
  }
  throw versionId === undefined
    ? new CloudError('NoSuchKey', 'The specified key does not exist.', { status: 404 })
    : new CloudError('NoSuchVersion', 'The specified version does not exist.', { status: 404 })
}

const bucketNotEmpty = (name: string): CloudError =>
  new CloudError(
    'BucketNotEmpty',
    `The bucket ${name} is not empty: all versions of its objects have to be deleted first.`,
    {
      status: 409,
    },
  )
