import type { Readable } from 'node:stream'
import type {
  Body,
  ByteRange,
  Checksum,
  ObjectDetails,
  ObjectInfo,
  Precondition,
  PutResult,
  VersionInfo,
} from './object.ts'
import type { Uploads } from './uploads/uploads.ts'

export interface BucketConfig {
  readonly versioned: boolean
  /** Queues that hear of new objects. */
  readonly notifications: readonly { readonly events: readonly string[]; readonly queueArn: string }[]
  /** Days after which old versions, and unfinished uploads, go. */
  readonly oldVersionDays?: number
  readonly unfinishedUploadDays?: number
  readonly tags: Readonly<Record<string, string>>
}

export interface BucketInfo extends BucketConfig {
  readonly name: string
  readonly createdAt: number
}

/**
 * Buckets and objects: contents in files of their own, what is known of them in the journal. What was acknowledged is on disk; a
 * crash leaves no half of an object.
 *
 * @throws {CloudError} in the words of S3: `NoSuchBucket`, `NoSuchKey`, `BucketNotEmpty`, …; `DISK_FULL`, 507
 */
export interface Objects {
  /** Makes a bucket, or changes its configuration; its objects stay. */
  putBucket(name: string, config: BucketConfig): Promise<void>
  /** @throws {CloudError} `BucketNotEmpty`, unless its objects are to go, too */
  removeBucket(name: string, options?: { readonly withObjects?: boolean }): Promise<void>
  bucket(name: string): BucketInfo | undefined
  buckets(): readonly BucketInfo[]
  /** How many there are, of current versions. */
  count(bucket: string): number
  /** Answers when it is on disk, and the notifications are in their queues: in one step. */
  put(bucket: string, key: string, body: Body, options?: PutOptions): Promise<PutResult>
  /** Marks the object as deleted where versions are kept, and removes it otherwise; a version that is named goes for good. */
  remove(bucket: string, key: string, versionId?: string): Promise<RemoveResult>
  /** @throws {CloudError} `NoSuchKey`, `NoSuchVersion`, or `MethodNotAllowed` where the version is the mark of a deletion */
  head(bucket: string, key: string, versionId?: string): ObjectInfo
  /** Of what `head` has just told. It can be read to its end whatever becomes of the object meanwhile. */
  read(info: ObjectInfo, range?: ByteRange): Readable
  /** Current objects, in the order of their keys. */
  list(bucket: string, query: ListQuery): Listing<ObjectInfo>
  /** All versions, in the order of their keys, the newest of a key first. */
  versions(bucket: string, query: ListQuery & { readonly afterVersion?: string }): Listing<VersionInfo>
  /** In place of those it has. */
  putTags(
    bucket: string,
    key: string,
    versionId: string | undefined,
    tags: Readonly<Record<string, string>>,
  ): Promise<void>
  readonly uploads: Uploads
  close(): Promise<void>
}

export interface PutOptions extends Partial<Omit<ObjectDetails, 'checksum'>> {
  /** Asked when the body has come to its end. */
  readonly checksum?: () => Checksum | undefined
  readonly precondition?: Precondition
  /** As what it is announced. Default: `Put`. */
  readonly event?: 'Put' | 'Copy'
  /** Writes what else belongs to the step, in its transaction, by the ids of the messages that tell of the object. */
  readonly also?: (messageIds: readonly string[]) => void
}

export interface RemoveResult {
  /** Of the mark that was made, or of what was removed; absent where there was nothing, and no versions are kept. */
  readonly versionId?: string
  /** Whether a mark was made, or removed. */
  readonly isMarker: boolean
}

export interface ListQuery {
  /** Of keys. */
  readonly prefix?: string
  /** Keys that share what is before it are given as one. */
  readonly delimiter?: string
  /** The last entry of the page before: a key, or a shared beginning. */
  readonly after?: string
  readonly max: number
}

export interface Listing<T> {
  readonly entries: readonly T[]
  /** Shared beginnings of keys, with the delimiter. */
  readonly prefixes: readonly string[]
  /** The last entry of this page, where there are more. */
  readonly next?: { readonly key: string; readonly versionId?: string }
}
