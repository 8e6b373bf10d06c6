/** A file with the content of an object, or of a part of it. */
export interface ContentFile {
  /** UUID. */
  readonly name: string
  readonly bytes: number
}

/** What a client says of an object, and is told again. */
export interface ObjectDetails {
  readonly contentType: string
  /** `x-amz-meta-…`, without the prefix. */
  readonly metadata: Readonly<Record<string, string>>
  /** Those that are kept: `content-encoding`, `cache-control`, … */
  readonly headers?: Readonly<Record<string, string>>
  readonly tags?: Readonly<Record<string, string>>
  readonly checksum?: Checksum
}

/** A digest that a client gave, and that was right. */
export interface Checksum {
  /** `x-amz-checksum-…`: `crc32`, `sha256`, … */
  readonly algorithm: string
  /** Base64; of several parts, with their number behind a hyphen. */
  readonly value: string
  readonly type: 'FULL_OBJECT' | 'COMPOSITE'
}

export interface ObjectInfo extends ObjectDetails {
  readonly bucket: string
  readonly key: string
  /** `null` where the bucket keeps no versions. */
  readonly versionId: string
  readonly bytes: number
  /** With quotation marks, as S3 has it. */
  readonly etag: string
  readonly modifiedAt: number
  /** Where its content lies, in order. */
  readonly files: readonly ContentFile[]
}

/** One of the versions of a key: an object, or the mark that it was deleted. */
export interface VersionInfo extends ObjectInfo {
  /** Grows with every version in the cloud. */
  readonly id: number
  readonly isCurrent: boolean
  readonly isMarker: boolean
}

/** Read once; when it fails, nothing is stored. */
export type Body = AsyncIterable<Uint8Array> | Uint8Array

/** Both ends included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** Under which circumstances something is written; looked at in the step that writes. */
export interface Precondition {
  /** Nothing has the key. */
  readonly isNew?: boolean
  /** The current version has this etag. */
  readonly etag?: string
}

export interface PutResult {
  readonly info: ObjectInfo
  /** Of the messages that tell of it. */
  readonly messageIds: readonly string[]
}
