import { PermanentError } from '../../errors.ts'
import type { Headers, Message } from '../../message.ts'
import { type CreatedFile, parseNotification } from './file-notification.ts'
import type { Host } from './host.ts'
import type { Received } from './sqs-record.ts'
import { toBody, toText } from './text.ts'

/** What is to be done with a received message. */
type Opened =
  | { readonly kind: 'run'; readonly message: Message }
  | { readonly kind: 'drop'; readonly reason: string }
  /** It stands for several messages, which come on their own. */
  | { readonly kind: 'several'; readonly bodies: readonly string[] }

/** Turns what lies in a route's queue into what the route is about. */
export type Open = (received: Received) => Opened | Promise<Opened>

/** What opens the messages of a route, by the kind of its source. */
export function createOpen(host: Host): Open {
  const { uri } = host.route.from
  if (uri.startsWith('file:')) return (received) => openFile(host, received, uri.slice('file:'.length))
  return uri.startsWith('trigger:') ? openTrigger : openPlain
}

const openPlain: Open = ({ message }) => ({ kind: 'run', message })

/** The input that the compiler gives a schedule, filled in by the scheduler. */
const SCHEDULED = /^\{"trigger":"[^"]*","scheduledTime":"[^"]*","executionId":"([^"\\]+)"\}$/

/** A schedule's execution id names the message: the scheduler may say the same thing twice. */
const openTrigger: Open = ({ message, hasEnvelope }) => {
  const id = hasEnvelope ? undefined : SCHEDULED.exec(message.body)?.[1]
  return { kind: 'run', message: id === undefined ? message : { ...message, id, correlationId: id } }
}

function openFile(host: Host, received: Received, bucketName: string): Opened | Promise<Opened> {
  const { message, resumeAt, hasEnvelope } = received
  // A part of a split, sent again: its body is the part itself, whatever that looks like.
  if (resumeAt > 0) return { kind: 'run', message }
  const notification = parseNotification(message.body)
  switch (notification.kind) {
    case 'created':
      return readFile(host, message, notification.file, bucketName)
    case 'several':
      return notification
    case 'idle':
      return { kind: 'drop', reason: notification.reason }
    case 'foreign':
      if (hasEnvelope) return { kind: 'run', message }
      throw new PermanentError(
        `the inbox of file:${bucketName} takes S3 notifications only: to send a file, put it into the bucket`,
        { code: 'NO_FILE_NOTIFICATION' },
      )
  }
}

async function readFile(host: Host, message: Message, file: CreatedFile, bucketName: string): Promise<Opened> {
  const isStreamed = startsWithStream(host)
  if (!isStreamed) refuseLarge(file, host.options.memoryMb)
  const response = await host.files.get(domainOf(host, file.bucket, bucketName), file.key, file.versionId)
  if (response === undefined) return { kind: 'drop', reason: 'object-missing' }
  const headers = { ...message.headers, ...headersOf(file, response) }
  if (isStreamed) {
    return {
      kind: 'run',
      message: { ...message, headers, body: '', stream: toText(response.body ?? new Blob([]).stream()) },
    }
  }
  const text = toBody(await response.bytes())
  return { kind: 'run', message: { ...message, headers: { ...headers, ...text.headers }, body: text.body } }
}

const startsWithStream = ({ route: { steps } }: Host): boolean => steps[0]?.kind === 'split' && steps[0].stream === true

/** The share of an executor's memory that a file may take: as bytes, as text, and as what is made of it. */
const MEMORY_SHARE = 1 / 8

function refuseLarge({ key, size }: CreatedFile, memoryMb: number): void {
  const limit = memoryMb * 1_048_576 * MEMORY_SHARE
  if (size <= limit) return
  throw new PermanentError(
    `${key} has ${size} bytes, more than fit an executor of ${memoryMb} MB: read it with .split(splitter, { stream: true }), or raise memoryMb`,
    { code: 'FILE_TOO_LARGE' },
  )
}

/** The notification says which bucket; where buckets are is known from the route's own. */
function domainOf({ environment }: Host, bucket: string, bucketName: string): string {
  const domain = environment.buckets[bucketName]
  if (domain === undefined) {
    throw new Error(`The executor's environment lacks ROUTO_BUCKET_${bucketName}: deploy the route again`)
  }
  return bucket + domain.slice(domain.indexOf('.'))
}

function headersOf({ bucket, key, size, eTag, versionId }: CreatedFile, response: Response): Headers {
  const type = response.headers.get('content-type')
  return {
    'file-bucket': bucket,
    'file-key': key,
    'file-size': String(size),
    ...(eTag === undefined ? {} : { 'file-etag': eTag }),
    ...(versionId === undefined ? {} : { 'file-version-id': versionId }),
    ...(type === null ? {} : { 'file-content-type': type }),
  }
}
