import type { ExecutionResult, Failure } from '../engine/execution.ts'
import type { Send } from '../engine/ports.ts'
import { toAnswer } from '../hosts/lambda/requests/answer.ts'
import type { Headers } from '../message.ts'
import type { HttpResponse, RouteDefinition } from '../route/functions.ts'
import { keyOf, type Sender } from './ensure-taken.ts'
import type { FailedMessage } from './simulation.ts'

/** A message on its way to a target. */
export interface SentMessage {
  /** URI of the target. */
  readonly to: string
  readonly id: string
  readonly body: string
  readonly headers: Headers
  /** Of a `file:` target: the key of the object. */
  readonly key?: string
}

/** A message, or a part, that ended in the dead-letter queue of its route. */
export interface DeadLetter {
  readonly route: string
  readonly id: string
  readonly body: string
  readonly error: Failure
}

/** A send as a test looks at it. */
export function toSent(send: Send, by: Sender): SentMessage {
  const { target, message } = send
  const { id, body, headers } = message
  const seen = { to: target.uri, id, body, headers }
  return target.uri.startsWith('file:') ? { ...seen, key: keyOf(send, by) } : seen
}

/** A dead letter as a test looks at it. */
export const toDeadLetter = ({ route, message, failure }: FailedMessage): DeadLetter => ({
  route: route.name,
  id: message.id,
  body: message.body,
  error: failure,
})

/** What the caller of a synchronous route gets: what the route responds, nothing for a dropped message, or the problem. */
export function answerOf(
  { respond }: RouteDefinition,
  { execution, response }: ExecutionResult,
): HttpResponse | undefined {
  if (respond === undefined) return undefined
  const { statusCode, isBase64Encoded, ...answer } = toAnswer(execution, response)
  return { status: statusCode, ...answer, ...(isBase64Encoded === true ? { isBase64: true } : {}) }
}
