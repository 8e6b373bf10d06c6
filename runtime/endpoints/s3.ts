import { PermanentError } from '../errors.ts'
import { type Aws, type AwsEndpoints, AwsError } from './aws.ts'

/** An object in S3, by the domain of its bucket: `bucket.s3.region.amazonaws.com`. */
export interface ObjectPlace {
  readonly domain: string
  readonly key: string
}

/** A large file is read for as long as the executor may live. */
const READ_TIMEOUT_MS = 900_000

/** Reads an object; nothing when there is none (any more). */
export async function getObject(
  { call, endpoints }: Aws,
  place: ObjectPlace,
  versionId?: string,
): Promise<Response | undefined> {
  const url = addressOf(place, endpoints)
  if (versionId !== undefined) url.searchParams.set('versionId', versionId)
  try {
    return await call({
      service: 's3',
      method: 'GET',
      url: url.href,
      headers: {},
      timeoutMs: READ_TIMEOUT_MS,
      action: 's3:GetObject',
      resource: `${place.domain}/${place.key}`,
    })
  } catch (error) {
    if (error instanceof AwsError && error.status === 404 && error.code !== 'NoSuchBucket') return undefined
    throw error
  }
}

/** Writes an object. */
export async function putObject(
  { call, endpoints }: Aws,
  place: ObjectPlace,
  body: string,
  contentType: string,
): Promise<void> {
  const response = await call({
    service: 's3',
    method: 'PUT',
    url: addressOf(place, endpoints).href,
    headers: { 'content-type': contentType },
    body,
    action: 's3:PutObject',
    resource: `${place.domain}/${place.key}`,
  })
  // The connection is free again only when the answer has been read.
  await response.text()
}

function addressOf({ domain, key }: ObjectPlace, endpoints: AwsEndpoints): URL {
  const path = key.split('/').map(encodeRfc3986).join('/')
  const [bucket = ''] = domain.split('.')
  const url = new URL(endpoints.s3 === '' ? `https://${domain}/${path}` : `${endpoints.s3}/${bucket}/${path}`)
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
