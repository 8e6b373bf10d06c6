import type { HttpEvent } from './http-request.ts'
import { isSqsRecord, type SqsRecord } from './sqs-record.ts'

/** An event of an SQS event source mapping. */
export interface SqsEvent {
  readonly Records: readonly SqsRecord[]
}

/** Says whether an event is a batch of SQS messages, each of which can be reported by its id. */
export const isSqsEvent = (event: unknown): event is SqsEvent =>
  isObject(event) && Array.isArray(event.Records) && event.Records.every(isSqsRecord)

/** Says whether an event is a request of API gateway's HTTP API. */
export function isHttpEvent(event: unknown): event is HttpEvent {
  if (!isObject(event) || event.version !== '2.0' || typeof event.rawPath !== 'string') return false
  const { requestContext } = event
  return (
    isObject(requestContext) &&
    typeof requestContext.requestId === 'string' &&
    isObject(requestContext.http) &&
    typeof requestContext.http.method === 'string' &&
    (event.body === undefined || typeof event.body === 'string')
  )
}

/** Says what came instead of what the route takes: somebody has connected the executor to something else. */
export function refuse(event: unknown, route: string, expected: string): never {
  throw new TypeError(`Route ${route} takes ${expected}, but this event is ${describe(event)}`)
}

function describe(event: unknown): string {
  if (!isObject(event)) return event === null ? 'null' : `a value of type ${typeof event}`
  const [record] = Array.isArray(event.Records) ? event.Records : []
  const source = isObject(record) ? (record.eventSource ?? record.EventSource) : event.source
  if (source === 'aws:sqs') return 'a batch of SQS messages, of which one lacks its messageId, receiptHandle or body'
  if (typeof source === 'string') return `one of ${source.slice(0, 100)}`
  return `an object with the keys ${Object.keys(event).slice(0, 10).join(', ') || '(none)'}`
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
