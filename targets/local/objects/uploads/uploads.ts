import type { Body, Checksum, ObjectDetails, Precondition, PutResult } from '../object.ts'

/** An object that comes in parts, over any time; parts are on disk when they are acknowledged. */
export interface UploadInfo {
  readonly id: string
  readonly bucket: string
  readonly key: string
  readonly startedAt: number
  readonly details: Omit<ObjectDetails, 'checksum'>
  /** How its parts' checksums become the object's, where it has one. */
  readonly checksum?: Pick<Checksum, 'algorithm' | 'type'>
}

export interface PartInfo {
  /** From 1 to 10,000. */
  readonly number: number
  readonly bytes: number
  /** With quotation marks. */
  readonly etag: string
  readonly modifiedAt: number
  readonly checksum?: Checksum
}

/** A part as whoever completes the upload names it. */
export interface NamedPart {
  readonly number: number
  readonly etag: string
}

export interface Uploads {
  start(upload: Pick<UploadInfo, 'bucket' | 'key' | 'details' | 'checksum'>): Promise<UploadInfo>
  /** @throws {CloudError} `NoSuchUpload` */
  get(bucket: string, key: string, id: string): UploadInfo
  /** In the order of keys, and of time. */
  list(bucket: string, query: UploadQuery): readonly UploadInfo[]
  parts(upload: UploadInfo, query: { readonly after: number; readonly max: number }): readonly PartInfo[]
  /** In place of the part with this number. */
  putPart(upload: UploadInfo, number: number, body: Body, checksum?: () => Checksum | undefined): Promise<PartInfo>
  /**
   * Makes the object of its parts, without reading them again.
   *
   * @param checksumOf what is made of the checksums of parts; throws where it is not the one that was announced
   * @throws {CloudError} `InvalidPart`, `InvalidPartOrder`, `EntityTooSmall`
   */
  complete(
    upload: UploadInfo,
    parts: readonly NamedPart[],
    options?: {
      readonly precondition?: Precondition
      readonly checksumOf?: (parts: readonly PartInfo[]) => Checksum | undefined
    },
  ): Promise<PutResult>
  abort(upload: UploadInfo): Promise<void>
}

export interface UploadQuery {
  readonly prefix: string
  readonly after?: { readonly key: string; readonly id?: string }
  readonly max: number
}
