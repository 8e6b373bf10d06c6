import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Authenticated } from '../access/access.ts'
import { decodePath, parseRequestUrl } from '../access/signature/request-url.ts'
import { CloudError } from '../cloud-error.ts'
import { bucketArn } from '../place.ts'

/** A request to S3, taken apart; who sent it is verified. */
export interface S3Request {
  readonly method: string
  /** Empty where it is about no bucket. */
  readonly bucket: string
  /** Empty where it is about no object. */
  readonly key: string
  readonly query: ReadonlyMap<string, string>
  readonly headers: IncomingHttpHeaders
  readonly signed: Authenticated
  /** Of which the body is read. */
  readonly incoming: IncomingMessage
}

/** An object as a request names it. */
export interface ObjectName {
  readonly bucket: string
  readonly key: string
  readonly versionId?: string
}

export function readRequest(incoming: IncomingMessage, signed: Authenticated): S3Request {
  const { method = 'GET', url = '/', headers } = incoming
  const { path, query } = parseRequestUrl(url)
  const { bucket, key } = nameIn(path, bucketInHost(headers.host))
  return { method, bucket, key, query: new Map(query), headers, signed, incoming }
}

/** `/bucket/key`, or `/key` where the host names the bucket. */
function nameIn(path: string, bucketOfHost: string): ObjectName {
  const decoded = decodePath(path).slice(1)
  if (bucketOfHost !== '') return { bucket: bucketOfHost, key: decoded }
  const end = decoded.indexOf('/')
  return end < 0 ? { bucket: decoded, key: '' } : { bucket: decoded.slice(0, end), key: decoded.slice(end + 1) }
}

/** Clients of an endpoint at `localhost` put the bucket in front of it: `orders.localhost`, `orders.s3.localhost`. */
function bucketInHost(host = ''): string {
  const [, names] = /^(.+)\.localhost(?::\d+)?$/i.exec(host) ?? []
  return names === undefined ? '' : names.replace(/(?:^|\.)s3(?:[.-][a-z0-9-]+)?$/i, '')
}

/** Of `x-amz-copy-source`: `/bucket/key?versionId=…`, encoded as in a URL. */
export function readCopySource(header: string): ObjectName {
  const { path, query } = parseRequestUrl(header.replace(/^\//, ''))
  const { bucket, key } = nameIn(`/${path}`, '')
  const versionId = new Map(query).get('versionId')
  if (bucket === '' || key === '') {
    throw new CloudError(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    )
  }
  return { bucket, key, ...(versionId !== undefined && { versionId }) }
}

export const objectArn = ({ bucket, key }: Pick<ObjectName, 'bucket' | 'key'>): string => `${bucketArn(bucket)}/${key}`

/** A header that has one value. */
export function header({ headers }: Pick<S3Request, 'headers'>, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value.join(',') : value
}

/**
 * A number in the query.
 *
 * @throws {CloudError} `InvalidArgument`
 */
export function numberIn(
  { query }: S3Request,
  name: string,
  { most, otherwise }: { most: number; otherwise: number },
): number {
  const text = query.get(name)
  if (text === undefined || text === '') return otherwise
  if (!/^\d{1,10}$/.test(text))
    throw new CloudError('InvalidArgument', `Provided ${name} not an integer or within integer range`)
  return Math.min(Number(text), most)
}
