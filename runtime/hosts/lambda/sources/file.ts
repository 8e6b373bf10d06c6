import { getObject } from '../../../endpoints/s3.ts'
import { PermanentError } from '../../../errors.ts'
import type { Headers, Message } from '../../../message.ts'
import { bucketOf } from '../environment.ts'
import type { Host } from '../host.ts'
import type { Received } from '../sqs-record.ts'
import type { Open, Opened } from '../take.ts'
import { toBody, toText } from '../text.ts'
import { type CreatedFile, parseNotification } from './file-notification.ts'

/** Opens what lies in the inbox of a `file:` route: S3 says which object was created, and its content is the message's. */
export const openFile: Open = (host, received, name) =>
  openNotification(host, received, (file) => {
    name(file.key)
    refuseLarge(file, host.options.memoryMb)
    return readFile(host, received.message, file, async (response) => toBody(await response.bytes()))
  })

/** The same for a route that starts with a streamed split: the content comes in chunks. */
export const openFileStream: Open = (host, received, name) =>
  openNotification(host, received, (file) => {
    name(file.key)
    return readFile(host, received.message, file, ({ body }) => ({
      body: '',
      headers: {},
      stream: toText(body ?? new Blob([]).stream()),
    }))
  })

type Content = Pick<Message, 'body' | 'headers' | 'stream'>

function openNotification(
  { route }: Host,
  { message, resumeAt, hasEnvelope }: Received,
  open: (file: CreatedFile) => Promise<Opened>,
): Opened | Promise<Opened> {
  // A part of a split, sent again: its body is the part itself, whatever that looks like.
  if (resumeAt > 0) return { kind: 'run', message }
  const notification = parseNotification(message.body)
  if (notification.kind === 'created') return open(notification.file)
  if (notification.kind !== 'foreign') return notification
  if (hasEnvelope) return { kind: 'run', message }
  throw new PermanentError(
    `the inbox of ${route.from.uri} takes S3 notifications only: to send a file, put it into the bucket`,
    { code: 'NO_FILE_NOTIFICATION' },
  )
}

async function readFile(
  { route, environment, aws }: Host,
  message: Message,
  file: CreatedFile,
  contentOf: (response: Response) => Content | Promise<Content>,
): Promise<Opened> {
  // The notification says which bucket; where buckets are is known from the route's own.
  const own = bucketOf(environment, route.from.uri)
  const domain = file.bucket + own.slice(own.indexOf('.'))
  const response = await getObject(aws, { domain, key: file.key }, file.versionId)
  if (response === undefined) return { kind: 'drop', reason: 'object-missing' }
  const content = await contentOf(response)
  const headers = { ...message.headers, ...headersOf(file, response), ...content.headers }
  return { kind: 'run', message: { ...message, ...content, headers } }
}

/** The share of an executor's memory that a file may take: as bytes, as text, and as what is made of it. */
const MEMORY_SHARE = 1 / 8

function refuseLarge({ key, size }: CreatedFile, memoryMb: number): void {
  if (size <= memoryMb * 1_048_576 * MEMORY_SHARE) return
  throw new PermanentError(
    `${key} has ${size} bytes, more than fit an executor of ${memoryMb} MB: read it with .split(splitter, { stream: true }), or raise memoryMb`,
    { code: 'FILE_TOO_LARGE' },
  )
}

function headersOf({ bucket, key, size, eTag, versionId }: CreatedFile, response: Response): Headers {
  const type = response.headers.get('content-type')
  return {
    'file-bucket': bucket,
    'file-key': key,
    'file-size': String(size),
    ...(eTag && { 'file-etag': eTag }),
    ...(versionId && { 'file-version-id': versionId }),
    ...(type && { 'file-content-type': type }),
  }
}
