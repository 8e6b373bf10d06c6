import { hash } from 'node:crypto'
import { TargetError } from '../../driver.ts'
import type { Aws } from '../stacks/aws.ts'
import type { Operation, Retained, Turn } from './operation.ts'
import type { NewEvent } from './told.ts'

/** What a step may use. */
export interface StepContext {
  readonly aws: Aws
  readonly operation: Operation
  /** What earlier operations have left behind. */
  readonly retained: readonly Retained[]
  readonly now: () => number
}

/** What came of a step. The same turn as before: nothing has changed, somebody has to look again later. */
export interface Stepped {
  readonly turn: Turn
  readonly events: readonly NewEvent[]
}

/**
 * The next thing to do for a stack. Whoever does it may end before it is recorded: it is done again then, and must come to the
 * same.
 */
export type Step = (turn: Turn, context: StepContext) => Promise<Stepped>

export const unchanged = (turn: Turn): Stepped => ({ turn, events: [] })

/** The name by which AWS knows what is asked for in a turn: asked again, it is the same. */
export const requestOf = ({ token }: Operation, { stack, attempt }: Turn): string =>
  `routo-${hash('sha256', JSON.stringify([token, stack, attempt])).slice(0, 32)}`

/** A turn with something else to do. */
export const withJob = (turn: Turn, job: Turn['job']): Turn => {
  const { last: _, stopped: __, withheld: ___, since: ____, ...rest } = turn
  return { ...rest, job, state: 'waiting', attempt: turn.attempt + 1, seen: [] }
}

/** AWS does not know us at the moment: that says nothing about the stack. */
const WHO = /^(NO_CREDENTIALS|CREDENTIALS_|ROLE_NOT_ASSUMABLE)/

/** Whether AWS refuses for good. */
export const isRefusal = (error: unknown): error is TargetError =>
  error instanceof TargetError && !error.retryable && !WHO.test(error.code)

/** AWS's words for a refusal. */
export const wordsOf = ({ code, message }: TargetError): string =>
  message.includes(code) ? message : `${code}: ${message}`

type Identified = Pick<Retained, 'type' | 'physicalId'>

/** Whether both are one resource. A queue is told by its URL, whose host is not always spelt in the same way. */
export const isSame = (a: Identified, b: Identified): boolean => a.type === b.type && nameOf(a) === nameOf(b)

const nameOf = ({ physicalId }: Identified): string | undefined => physicalId.split('/').at(-1)
