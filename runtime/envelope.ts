import type { Headers, Message } from './message.ts'
import { isObject, tryParse } from './unknown.ts'

/** The SQS message attribute that carries the envelope; the SQS body is the user's body and nothing else. */
export const ENVELOPE_ATTRIBUTE = 'routo'

/** What travels beside the body from route to route. */
export interface Envelope {
  /** The message without what the queue knows of it. */
  readonly message: Omit<Message, 'body' | 'attempt' | 'stream' | 'request'>
  /** The step at which a part of a split goes on; 0 for a message that starts at the beginning. */
  readonly resumeAt: number
  /** The body is empty, and `EMPTY_BODY` stands in its place. */
  readonly isEmpty: boolean
}

/** Stands in a queue for an empty body, which no queue takes. */
export const EMPTY_BODY = '(empty)'

/** The envelope's names on the wire: short, because every message pays for them. */
interface Wire {
  readonly id: string
  readonly cid: string
  readonly pid?: string | undefined
  readonly hops: number
  readonly tp: string
  readonly hist: readonly string[]
  readonly h?: Headers | undefined
  readonly at?: number | undefined
  readonly replay?: boolean | undefined
  readonly empty?: boolean | undefined
}

/** A message's envelope as the text of the attribute. What is as usual is left out. */
export function encodeEnvelope(message: Message, resumeAt = 0): string {
  const { headers } = message
  const wire: Wire = {
    id: message.id,
    cid: message.correlationId,
    pid: message.parentId,
    hops: message.hops,
    tp: message.traceparent,
    hist: message.history,
    h: Object.keys(headers).length > 0 ? headers : undefined,
    at: resumeAt || undefined,
    replay: message.isReplay || undefined,
    empty: message.body === '' || undefined,
  }
  return JSON.stringify(wire)
}

/** The envelope in the text of the attribute; nothing when it is not one of ours. */
export function decodeEnvelope(text: string): Envelope | undefined {
  const wire = tryParse(text)
  if (!isWire(wire)) return undefined
  const { id, cid, pid, hops, tp, hist, h = {}, at = 0, replay = false, empty = false } = wire
  const traceparent = isTraceparent(tp) ? tp : startTrace(id)
  return {
    message: { id, correlationId: cid, parentId: pid, hops, traceparent, history: hist, headers: h, isReplay: replay },
    resumeAt: at,
    isEmpty: empty,
  }
}

/** The envelope of a message from outside: its flow starts here. */
export const newEnvelope = (id: string, headers: Headers = {}, traceparent = startTrace(id)): Envelope => ({
  message: { id, correlationId: id, hops: 0, traceparent, history: [], headers, isReplay: false },
  resumeAt: 0,
  isEmpty: false,
})

/** The message in an envelope, received with that body. */
export const openEnvelope = ({ message, isEmpty }: Envelope, body: string, attempt: number): Message => ({
  ...message,
  // Somebody may have put a body there since.
  body: isEmpty && body === EMPTY_BODY ? '' : body,
  attempt,
})

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** Says whether a text is a W3C trace context of the version we speak. */
export const isTraceparent = (text: string): boolean => TRACEPARENT.test(text)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** A trace for a flow that starts here. A message id that is a UUID names the trace, so that repeats share it. */
function startTrace(id: string): string {
  const traceId = (UUID.test(id) ? id : crypto.randomUUID()).toLowerCase().replaceAll('-', '')
  return `00-${traceId}-${traceId.slice(16)}-01`
}

function isWire(value: unknown): value is Wire {
  if (!isObject(value)) return false
  const { id, cid, pid = cid, hops, tp, hist, h = {}, at = 0, replay = false, empty = false } = value
  return (
    Array.isArray(hist) &&
    typeof tp === 'string' &&
    [id, cid, pid, ...hist].every(isName) &&
    [hops, at].every(isCount) &&
    [replay, empty].every((flag) => typeof flag === 'boolean') &&
    isObject(h) &&
    Object.values(h).every((header) => typeof header === 'string')
  )
}

const isName = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0
