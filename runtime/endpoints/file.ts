import type { Send } from '../engine/ports.ts'
import { PermanentError } from '../errors.ts'
import { type AwsAccess, type AwsCall, AwsError } from './aws.ts'
import { contentTypeOf } from './content-type.ts'

/** The S3 calls an executor makes. A bucket is given by its domain: `bucket.s3.region.amazonaws.com`. */
export interface Files {
  /** The object, or nothing when there is none (any more). */
  get(bucketDomain: string, key: string, versionId?: string): Promise<Response | undefined>
  put(bucketDomain: string, key: string, body: string, contentType: string): Promise<void>
}

/** A large file is read for as long as the executor may live. */
const READ_TIMEOUT_MS = 900_000

/** S3 through signed calls. */
export function createFiles(call: AwsCall, access: AwsAccess): Files {
  return {
    async get(bucketDomain, key, versionId) {
      const url = addressOf(bucketDomain, key, access)
      if (versionId !== undefined) url.searchParams.set('versionId', versionId)
      const resource = `${bucketDomain}/${key}`
      try {
        return await call({
          service: 's3',
          method: 'GET',
          url: url.href,
          headers: {},
          timeoutMs: READ_TIMEOUT_MS,
          action: 's3:GetObject',
          resource,
        })
      } catch (error) {
        if (error instanceof AwsError && error.status === 404 && error.code !== 'NoSuchBucket') return undefined
        throw error
      }
    },
    async put(bucketDomain, key, body, contentType) {
      const response = await call({
        service: 's3',
        method: 'PUT',
        url: addressOf(bucketDomain, key, access).href,
        headers: { 'content-type': contentType },
        body,
        action: 's3:PutObject',
        resource: `${bucketDomain}/${key}`,
      })
      // The connection is free again only when the answer has been read.
      await response.text()
    },
  }
}

/** Writes a message to its `file:` target, over an object of the same key: a repeat changes nothing. */
export function putFile(files: Files, bucketDomain: string, { target, message }: Send, key: KeyParts): Promise<void> {
  const contentType = message.headers['content-type'] ?? contentTypeOf(message.body)
  return files.put(bucketDomain, objectKey(target.key, key), message.body, contentType)
}

/** What a key template may be filled in with. */
export interface KeyParts {
  readonly route: string
  readonly id: string
  /** When the message was first received, so that a repeat writes the same object. */
  readonly receivedAt: number
}

const DEFAULT_KEY = '{route}/{date}/{id}'

/** Fills in a key template: `{route}`, `{id}`, `{date}` (2026-11-21) and `{time}` (09-30-00), in UTC. */
export function objectKey(template: string | undefined, { route, id, receivedAt }: KeyParts): string {
  const [date = '', time = ''] = new Date(receivedAt).toISOString().slice(0, 19).replaceAll(':', '-').split('T')
  // An id from outside may hold anything; a part's `#` would end the path of a URL.
  const values: Readonly<Record<string, string>> = { route, date, time, id: id.replace(/[^A-Za-z0-9._-]/g, '-') }
  return (template ?? DEFAULT_KEY).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

function addressOf(bucketDomain: string, key: string, { endpoints }: AwsAccess): URL {
  const path = key.split('/').map(encodeRfc3986).join('/')
  const [bucket = ''] = bucketDomain.split('.')
  const url = new URL(
    endpoints.s3 === undefined ? `https://${bucketDomain}/${path}` : `${endpoints.s3}/${bucket}/${path}`,
  )
  if (!url.pathname.endsWith(`/${path}`)) {
    throw new PermanentError(`the key "${key}" has "." or ".." between slashes, which no URL can hold`, {
      code: 'BAD_KEY',
    })
  }
  return url
}

/** As signatures want it: `encodeURIComponent` leaves these as they are. */
const encodeRfc3986 = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
