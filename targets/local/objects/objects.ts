import type { Readable } from 'node:stream'

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

export interface ObjectInfo {
  readonly bucket: string
  readonly key: string
  readonly versionId: string
  readonly bytes: number
  /** With quotation marks, as S3 has it. */
  readonly etag: string
  readonly contentType: string
  /** `x-amz-meta-…` without the prefix, and headers such as `content-encoding`. */
  readonly metadata: Readonly<Record<string, string>>
  readonly modifiedAt: number
}

/**
 * Buckets and objects: contents in files of their own, what is known of them in the journal. What was acknowledged is on disk; a
 * crash leaves no half of an object.
 *
 * @throws {CloudError} in the words of S3: `NoSuchBucket`, `NoSuchKey`, `BucketNotEmpty`, …
 */
export interface Objects {
  /** Makes a bucket, or changes its configuration; its objects stay. */
  putBucket(name: string, config: BucketConfig): Promise<void>
  /** @throws {CloudError} `BucketNotEmpty`, unless its objects are to go, too */
  removeBucket(name: string, options?: { readonly withObjects?: boolean }): Promise<void>
  bucket(name: string): BucketInfo | undefined
  buckets(): readonly BucketInfo[]
  /** Of the current versions. */
  count(bucket: string): { readonly objects: number; readonly bytes: number }
  /** Answers when it is on disk, and the notifications are in their queues: in one step. */
  put(bucket: string, key: string, body: Readable | Buffer, options?: PutOptions): Promise<PutResult>
  head(bucket: string, key: string, versionId?: string): ObjectInfo
  read(info: ObjectInfo, range?: { readonly start: number; readonly end: number }): Readable
  close(): Promise<void>
}

export interface PutOptions {
  readonly contentType?: string
  readonly metadata?: Readonly<Record<string, string>>
}

export interface PutResult {
  readonly info: ObjectInfo
  /** Of the messages that tell of it. */
  readonly messageIds: readonly string[]
}
