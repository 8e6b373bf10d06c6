import { isObject } from '../../unknown.ts'

/** Says what came instead of what the route takes: somebody has connected the executor to something else. */
export const refuse = (event: unknown, route: string, expected: string): TypeError =>
  new TypeError(`Route ${route} takes ${expected}, but this event is ${describe(event)}`)

function describe(event: unknown): string {
  if (!isObject(event)) return event === null ? 'null' : `a value of type ${typeof event}`
  const [record] = Array.isArray(event.Records) ? event.Records : []
  const source = isObject(record) ? (record.eventSource ?? record.EventSource) : event.source
  if (source === 'aws:sqs') return 'a batch of SQS messages, of which one lacks its messageId, receiptHandle or body'
  if (typeof source === 'string') return `one of ${source.slice(0, 100)}`
  return `an object with the keys ${Object.keys(event).slice(0, 10).join(', ') || '(none)'}`
}
