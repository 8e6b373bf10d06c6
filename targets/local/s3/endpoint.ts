import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Access, Authenticated } from '../access/access.ts'
import { CloudError } from '../cloud-error.ts'
import type { Endpoint } from '../http/server.ts'
import type { Objects } from '../objects/objects.ts'
import { bucketArn } from '../place.ts'
import type { Operation, S3Answer } from './operation.ts'
import { operationOf } from './operations/all.ts'
import { objectArn, readRequest, type S3Request } from './request.ts'
import { buildXml } from './xml.ts'

/** Needs of `s3Endpoint`. */
export interface S3Dependencies {
  readonly objects: Objects
  readonly access: Access
}

/** S3 over HTTP, with buckets in the path; takes every request, so that it comes last. */
export function s3Endpoint({ objects, access }: S3Dependencies): Endpoint {
  function authorize({ action }: Operation, request: S3Request): void {
    const name = typeof action === 'string' ? action : action(request)
    if (name !== '') access.authorize(request.signed.principal, name, resourceOf(request), contextOf(request))
  }

  return {
    takes: () => true,
    async answer(incoming, response) {
      response.setHeader('x-amz-request-id', randomUUID())
      const { method = '', url = '', headers } = incoming
      const signed = access.authenticate({ method, url, headers })
      refuseOtherScope(signed)
      const request = readRequest(incoming, signed)
      const operation = operationOf(request)
      if (request.bucket !== '' && operation.name !== 'CreateBucket') ensureBucket(objects, request.bucket)
      authorize(operation, request)
      await send(await operation.run(request, { objects, access }), response)
    },
    refuse,
  }
}

/** A signature for another service is none for this one. */
function refuseOtherScope({ scope }: Authenticated): void {
  const [, , service] = scope.split('/')
  if (service === 's3') return
  throw new CloudError('AuthorizationHeaderMalformed', `The credential is for ${service}; it should be for s3.`)
}

function ensureBucket(objects: Objects, bucket: string): void {
  if (objects.bucket(bucket) === undefined) {
    throw new CloudError('NoSuchBucket', 'The specified bucket does not exist', { status: 404 })
  }
}

function resourceOf({ bucket, key }: S3Request): string {
  if (bucket === '') return '*'
  return key === '' ? bucketArn(bucket) : objectArn({ bucket, key })
}

/** What conditions of policies may ask of a listing. */
function contextOf({ key, query }: S3Request): Readonly<Record<string, string>> {
  if (key !== '') return {}
  const known = ['prefix', 'delimiter', 'max-keys'].map((name) => [`s3:${name}`, query.get(name)])
  return Object.fromEntries(known.filter(([, value]) => value !== undefined))
}

async function send({ status = 200, headers = {}, xml, stream }: S3Answer, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, String(value))
  }
  if (stream !== undefined) {
    response.writeHead(status)
    await pipeline(stream, response).catch(unlessGone)
    return
  }
  const text = xml === undefined ? '' : buildXml(...xml)
  if (xml !== undefined) response.setHeader('content-type', 'application/xml')
  if (status !== 204 && status !== 304 && !response.hasHeader('content-length')) {
    response.setHeader('content-length', Buffer.byteLength(text))
  }
  response.writeHead(status).end(text)
}

/** A client that has read enough is nobody's error. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

function refuse(error: unknown, { method, url = '' }: IncomingMessage, response: ServerResponse): void {
  const { code, message, status } = inWordsOfS3(error)
  const text = buildXml('Error', {
    Code: code,
    Message: message,
    Resource: url.split('?')[0],
    RequestId: String(response.getHeader('x-amz-request-id')),
  })
  response
    .writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(text) })
    .end(method === 'HEAD' ? undefined : text)
}

function inWordsOfS3(error: unknown): Pick<CloudError, 'code' | 'message' | 'status'> {
  if (!(error instanceof CloudError)) {
    return { code: 'InternalError', message: 'We encountered an internal error. Please try again.', status: 500 }
  }
  // S3 lets nobody in whom no policy knows; it has no word for those who do not say who they are.
  if (error.code === 'MissingAuthenticationToken')
    return { code: 'AccessDenied', message: 'Access Denied', status: 403 }
  return error
}
