import { hash, randomBytes } from 'node:crypto'
import { CloudError } from '../../cloud-error.ts'
import type { Journal } from '../../journal/journal.ts'
import type { BucketTable } from '../buckets.ts'
import type { Commit } from '../commit.ts'
import type { Contents } from '../contents.ts'
import { checkKey } from '../keys.ts'
import type { ContentFile } from '../object.ts'
import type { KeptPart, UploadTable } from './upload-table.ts'
import type { NamedPart, UploadInfo, Uploads } from './uploads.ts'

/** What uploads are made of. */
export interface UploadsDependencies {
  readonly journal: Journal
  readonly buckets: BucketTable
  readonly uploads: UploadTable
  readonly contents: Contents
  readonly commit: Commit
  readonly now: () => number
}

/** Of a part that is not the last. */
const LEAST_PART_BYTES = 5 * 1_048_576

export function createUploads(dependencies: UploadsDependencies): Uploads {
  const { journal, buckets, uploads, contents, commit, now } = dependencies

  const existing = (id: string): UploadInfo => {
    const upload = uploads.get(id)
    if (upload === undefined) throw noSuchUpload()
    return upload
  }

  return {
    async start(upload) {
      buckets.existing(upload.bucket)
      checkKey(upload.key)
      const info = { id: newUploadId(now()), startedAt: now(), ...upload }
      await journal.write(() => {
        buckets.existing(upload.bucket)
        uploads.add(info)
      })
      return info
    },
    get(bucket, key, id) {
      const upload = existing(id)
      if (upload.bucket !== bucket || upload.key !== key) throw noSuchUpload()
      return upload
    },
    list(bucket, query) {
      buckets.existing(bucket)
      return uploads.list(bucket, query)
    },
    parts: ({ id }, query) => uploads.parts(id, query),
    async putPart({ id }, number, body, checksum) {
      const { md5, ...file } = await contents.write(body)
      try {
        const verified = checksum?.()
        const part = {
          number,
          bytes: file.bytes,
          etag: `"${md5}"`,
          modifiedAt: now(),
          ...(verified && { checksum: verified }),
        }
        const replaced = await journal.write(() => {
          existing(id)
          return uploads.putPart(id, { ...part, file })
        })
        contents.remove(replaced)
        return part
      } catch (error) {
        contents.remove([file])
        throw error
      }
    },
    async complete({ id, bucket, key, details }, named, { precondition, checksumOf } = {}) {
      const parts = chosen(uploads.parts(id), named)
      const checksum = checksumOf?.(parts)
      const files = parts.map(({ file }) => file)
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      const info = { ...details, ...(checksum && { checksum }), bucket, key, bytes, etag: etagOf(parts), files }
      return commit.add({
        info,
        event: 'ObjectCreated:CompleteMultipartUpload',
        precondition,
        also: () => withoutParts(existing(id), files),
      })
    },
    async abort({ id }) {
      contents.remove(
        await journal.write(() => {
          existing(id)
          return uploads.remove(id)
        }),
      )
    },
  }

  /** Ends an upload; answers the files of parts that did not become part of the object. */
  function withoutParts({ id }: UploadInfo, used: readonly ContentFile[]): readonly ContentFile[] {
    const usedNames = new Set(used.map(({ name }) => name))
    const files = uploads.remove(id)
    const unused = files.filter(({ name }) => !usedNames.has(name))
    // Somebody has put a part again since the parts were looked up.
    if (files.length - unused.length < usedNames.size) throw invalidPart()
    return unused
  }
}

/** The parts that are named, in this order. */
function chosen(parts: readonly KeptPart[], named: readonly NamedPart[]): readonly KeptPart[] {
  const byNumber = new Map(parts.map((part) => [part.number, part]))
  const found = named.map(({ number, etag }, index) => {
    if (number <= (named[index - 1]?.number ?? 0)) throw wrongOrder()
    const part = byNumber.get(number)
    if (part === undefined || part.etag.replaceAll('"', '') !== etag.replaceAll('"', '')) throw invalidPart()
    return part
  })
  if (found.some(({ bytes }, index) => bytes < LEAST_PART_BYTES && index < found.length - 1)) throw tooSmall()
  return found
}

/** The digest of the parts' digests, with their number. */
function etagOf(parts: readonly KeptPart[]): string {
  const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'))
  return `"${hash('md5', Buffer.concat(digests))}-${parts.length}"`
}

/** Sorts by time. */
const newUploadId = (now: number): string =>
  now.toString(16).padStart(12, '0') + randomBytes(24).toString('base64url').replace(/[-_]/g, '0')

const noSuchUpload = (): CloudError =>
  new CloudError(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { status: 404 },
  )

const invalidPart = (): CloudError =>
  new CloudError(
    'InvalidPart',
    "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  )

const wrongOrder = (): CloudError =>
  new CloudError(
    'InvalidPartOrder',
    'The list of parts was not in ascending order. Parts must be ordered by part number.',
  )

const tooSmall = (): CloudError =>
  new CloudError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
