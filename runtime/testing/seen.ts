import { objectKey } from '../endpoints/file.ts'
import type { Failure } from '../engine/execution.ts'
import type { Send } from '../engine/ports.ts'
import type { Headers } from '../message.ts'
import type { RouteDefinition } from '../route/functions.ts'
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
export function toSent({ target, message }: Send, { name }: RouteDefinition, now: number): SentMessage {
  const { id, body, headers } = message
  const seen = { to: target.uri, id, body, headers }
  if (!target.uri.startsWith('file:')) return seen
  return { ...seen, key: objectKey(target.key, { route: name, id, receivedAt: now }) }
}

/** A dead letter as a test looks at it. */
export const toDeadLetter = ({ route, message, failure }: FailedMessage): DeadLetter => ({
  route: route.name,
  id: message.id,
  body: message.body,
  error: failure,
})
