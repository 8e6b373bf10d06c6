import type { Headers, Message } from './message.ts'

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
  readonly pid?: string
  readonly hops: number
  readonly tp: string
  readonly hist: readonly string[]
  readonly h?: Headers
  readonly at?: number
  readonly replay?: boolean
  readonly empty?: boolean
}

/** A message's envelope as the text of the attribute. */
export function encodeEnvelope(message: Message, resumeAt = 0): string {
  const { headers } = message
  const wire: { -readonly [K in keyof Wire]: Wire[K] } = {
    id: message.id,
    cid: message.correlationId,
    hops: message.hops,
    tp: message.traceparent,
    hist: message.history,
  }
  if (message.parentId !== undefined) wire.pid = message.parentId
  for (const _ in headers) {
    wire.h = headers
    break
  }
  if (resumeAt > 0) wire.at = resumeAt
  if (message.isReplay) wire.replay = true
  if (message.body === '') wire.empty = true
  return JSON.stringify(wire)
}

/** The envelope in the text of the attribute; nothing when it is not one of ours. */
export function decodeEnvelope(text: string): Envelope | undefined {
  const wire = parse(text)
  if (!isWire(wire)) return undefined
  return {
    message: {
      id: wire.id,
      correlationId: wire.cid,
      ...(wire.pid === undefined ? {} : { parentId: wire.pid }),
      hops: wire.hops,
      traceparent: isTraceparent(wire.tp) ? wire.tp : startTrace(wire.id),
      history: wire.hist,
      headers: wire.h ?? {},
      isReplay: wire.replay === true,
    },
    resumeAt: wire.at ?? 0,
    isEmpty: wire.empty === true,
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isWire(value: unknown): value is Wire {
  if (!isRecord(value)) return false
  const { id, cid, pid, hops, tp, hist, h, at, replay, empty } = value
  return (
    isName(id) &&
    isName(cid) &&
    (pid === undefined || isName(pid)) &&
    isCount(hops) &&
    typeof tp === 'string' &&
    Array.isArray(hist) &&
    hist.every(isName) &&
    (h === undefined || isHeaders(h)) &&
    (at === undefined || isCount(at)) &&
    isFlag(replay) &&
    isFlag(empty)
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isName = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean'
const isHeaders = (value: unknown): value is Headers =>
  isRecord(value) && Object.values(value).every((header) => typeof header === 'string')
