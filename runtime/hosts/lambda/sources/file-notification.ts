import { isObject, tryParse } from '../../../unknown.ts'

/** An object that S3 says was created. */
export interface CreatedFile {
  readonly bucket: string
  readonly key: string
  readonly size: number
  readonly eTag: string | undefined
  readonly versionId: string | undefined
}

/** What a body in the inbox of a `file:` route is. */
export type Notification =
  /** One created object. */
  | { readonly kind: 'created'; readonly file: CreatedFile }
  /** Several events in one, each to be received on its own; the bodies are notifications of one event. */
  | { readonly kind: 'several'; readonly bodies: readonly string[] }
  /** A notification that asks for nothing. */
  | { readonly kind: 'drop'; readonly reason: 's3-test-event' | 'not-object-created' }
  /** No notification at all. */
  | { readonly kind: 'foreign' }

/** Understands the body of a message in the inbox of a `file:` route. */
export function parseNotification(body: string): Notification {
  const value = tryParse(body)
  if (!isObject(value)) return { kind: 'foreign' }
  const { Event, Records } = value
  if (Event === 's3:TestEvent') return { kind: 'drop', reason: 's3-test-event' }
  if (!Array.isArray(Records) || !Records.every(isS3Event)) return { kind: 'foreign' }
  if (Records.length > 1) {
    return { kind: 'several', bodies: Records.map((event) => JSON.stringify({ Records: [event] })) }
  }
  const [event] = Records
  return event !== undefined && /^(s3:)?ObjectCreated:/.test(event.eventName)
    ? { kind: 'created', file: createdFile(event) }
    : { kind: 'drop', reason: 'not-object-created' }
}

interface S3Event {
  readonly eventName: string
  readonly s3: {
    readonly bucket: { readonly name: string }
    readonly object: {
      readonly key: string
      readonly size?: unknown
      readonly eTag?: unknown
      readonly versionId?: unknown
    }
  }
}

function createdFile({ s3: { bucket, object } }: S3Event): CreatedFile {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
  return {
    bucket: bucket.name,
    key: decodeKey(object.key),
    size: Number(object.size) || 0,
    eTag: text(object.eTag),
    versionId: text(object.versionId),
  }
}

/** Keys are encoded as in a form: a space is a plus. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '))
  } catch {
    return key
  }
}

function isS3Event(event: unknown): event is S3Event {
  if (!isObject(event) || !isObject(event.s3)) return false
  const { bucket, object } = event.s3
  return (
    typeof event.eventName === 'string' &&
    isObject(bucket) &&
    typeof bucket.name === 'string' &&
    isObject(object) &&
    typeof object.key === 'string'
  )
}
