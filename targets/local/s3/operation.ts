import type { Readable } from 'node:stream'
import type { Access } from '../access/access.ts'
import type { Objects } from '../objects/objects.ts'
import type { S3Request } from './request.ts'
import type { XmlElements } from './xml.ts'

/** What S3 is made of. */
export interface S3Parts {
  readonly objects: Objects
  readonly access: Access
}

/** An operation of S3: how a request for it looks, what it takes to be permitted, what it does. */
export interface Operation {
  /** As AWS calls it: `GetObject`. */
  readonly name: string
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  readonly on: 'service' | 'bucket' | 'object'
  /** Names in the query that tell it from others. */
  readonly query?: readonly string[]
  /** A header that tells it from others. */
  readonly header?: string
  /** Of IAM: `s3:GetObject`. */
  readonly action: string | ((request: S3Request) => string)
  readonly run: (request: S3Request, parts: S3Parts) => Promise<S3Answer> | S3Answer
}

export interface S3Answer {
  /** Default: 200. */
  readonly status?: number
  /** Those that are undefined are left out. */
  readonly headers?: Readonly<Record<string, string | number | undefined>>
  /** The root of the document, and what stands in it. */
  readonly xml?: readonly [root: string, content: XmlElements]
  /** Content of an object. */
  readonly stream?: Readable
}

/** The action on a version that is named is another one. */
export const actionOnVersion =
  (action: string) =>
  ({ query }: S3Request): string =>
    query.has('versionId') ? `${action}Version` : action

/** Who owns everything: the account. */
export const owner = (id: string): XmlElements => ({ ID: id, DisplayName: 'local' })
