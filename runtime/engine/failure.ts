import type { ValidationProblem } from '../errors.ts'
import type { RouteDefinition } from '../route/functions.ts'
import { defaultOptions } from '../route/options.ts'
import { cut, isObject } from '../unknown.ts'
import type { Failure } from './execution.ts'
import { show } from './show.ts'

const LONGEST_MESSAGE = 1_000
const LONGEST_STACK = 4_000
const DEEPEST_CAUSE = 3
const MOST_PROBLEMS = 50

/**
 * Describes whatever was thrown, as data. Only a `PermanentError` is not retryable: of any other error we cannot know.
 * Errors are told by their shape, not by their class, since they may come from another copy of the module or realm.
 */
export function toFailure(thrown: unknown): Failure {
  try {
    return isObject(thrown) && typeof thrown.message === 'string'
      ? ofError(thrown)
      : notAnError(`${show(thrown)} was thrown: throw an Error`)
  } catch {
    return notAnError('what was thrown cannot be read')
  }
}

const notAnError = (message: string): Failure => ({
  name: 'Error',
  message: cut(message, LONGEST_MESSAGE),
  code: 'NOT_AN_ERROR',
  retryable: true,
})

/** How often a message is received at most. The caller of a synchronous route holds the message: it is never received again. */
export const attemptsOf = (route: RouteDefinition): number =>
  route.respond === undefined ? (route.options.retry?.attempts ?? defaultOptions.retry.attempts) : 1

/** Whether the message goes to the dead letters or will be received again. */
export const fateOf = (failure: Failure, attempt: number, attempts: number): 'failed' | 'retrying' =>
  failure.retryable && attempt < attempts ? 'retrying' : 'failed'

function ofError(error: Thrown): Failure {
  const { code, retryAfterMs, problems, status, stack } = error
  const name = textOf(error.name) || 'Error'
  return {
    name,
    message: cut(withCauses(error), LONGEST_MESSAGE),
    code: textOf(code) ?? name,
    retryable: name !== 'PermanentError',
    retryAfterMs: Number.isFinite(retryAfterMs) ? Number(retryAfterMs) : undefined,
    problems: Array.isArray(problems) ? ofProblems(problems) : undefined,
    status: Number.isInteger(status) ? Number(status) : undefined,
    stack: textOf(stack, LONGEST_STACK),
  }
}

const textOf = (value: unknown, longest = LONGEST_MESSAGE): string | undefined =>
  typeof value === 'string' ? cut(value, longest) : undefined

/** `fetch failed` says nothing; its cause does. */
function withCauses(error: Thrown): string {
  const messages: string[] = []
  let at: unknown = error
  for (let depth = 0; depth <= DEEPEST_CAUSE && isObject(at); depth += 1) {
    const { message, cause } = at
    if (typeof message === 'string' && !messages.some((known) => known.includes(message))) messages.push(message)
    at = cause
  }
  return messages.join(': ')
}

/** Problems may come from anywhere: they are brought to their form, and to a number that can be read. */
const ofProblems = (problems: readonly unknown[]): ValidationProblem[] =>
  problems
    .filter(isObject)
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => ({
      path: cut(String(path), LONGEST_MESSAGE),
      message: cut(String(message), LONGEST_MESSAGE),
    }))

type Thrown = { readonly [property: string]: unknown }
