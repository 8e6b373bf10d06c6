/** An object that S3 says was created. */
export interface CreatedFile {
  readonly bucket: string
  readonly key: string
  readonly size: number
  readonly eTag?: string
  readonly versionId?: string
}

/** What a body in the inbox of a `file:` route is. */
export type Notification =
  /** One created object. */
  | { readonly kind: 'created'; readonly file: CreatedFile }
  /** Several events in one, each to be received on its own; the bodies are notifications of one event. */
  | { readonly kind: 'several'; readonly bodies: readonly string[] }
  /** A notification that asks for nothing. */
  | { readonly kind: 'idle'; readonly reason: 's3-test-event' | 'not-object-created' }
  /** No notification at all. */
  | { readonly kind: 'foreign' }

/** Understands the body of a message in the inbox of a `file:` route. */
export function parseNotification(body: string): Notification {
  const value = asRecord(parseJson(body))
  if (value === undefined) return { kind: 'foreign' }
  if (value.Event === 's3:TestEvent') return { kind: 'idle', reason: 's3-test-event' }
  if (!Array.isArray(value.Records) || !value.Records.every(isS3Event)) return { kind: 'foreign' }
  if (value.Records.length > 1) {
    return { kind: 'several', bodies: value.Records.map((event) => JSON.stringify({ Records: [event] })) }
  }
  const [event] = value.Records
  if (event === undefined || !/^(s3:)?ObjectCreated:/.test(event.eventName)) {
    return { kind: 'idle', reason: 'not-object-created' }
  }
  return { kind: 'created', file: createdFile(event) }
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
  return {
    bucket: bucket.name,
    key: decodeKey(object.key),
    size: typeof object.size === 'number' ? object.size : 0,
    ...(typeof object.eTag === 'string' ? { eTag: object.eTag } : {}),
    ...(typeof object.versionId === 'string' ? { versionId: object.versionId } : {}),
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

function isS3Event(value: unknown): value is S3Event {
  const event = asRecord(value)
  const s3 = asRecord(event?.s3)
  return (
    typeof event?.eventName === 'string' &&
    typeof asRecord(s3?.bucket)?.name === 'string' &&
    typeof asRecord(s3?.object)?.key === 'string'
  )
}

type Json = { readonly [key: string]: unknown }
const asRecord = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined // just checked

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
