import { PermanentError } from '../errors.ts'
import type { RouteDefinition, UserFunction } from '../route/functions.ts'
import { isThenable } from '../unknown.ts'
import type { Run } from './run.ts'
import { show } from './show.ts'

/** A user function with its place, so that an error can name both. */
export interface Callee {
  readonly fn: UserFunction
  readonly route: RouteDefinition
  /** Position in the route, from 0; absent for `respond`. */
  readonly step?: number
}

/**
 * Goes on with a value, or with what a promise brings. Most functions are synchronous: going on at once instead of in
 * a later tick is a good part of the engine's speed.
 */
export function then<T, R>(value: T | PromiseLike<T>, go: (value: T) => R | Promise<R>): R | Promise<R> {
  return isThenable(value) ? Promise.resolve(value).then(go) : go(value)
}

/** Does what may fail, at once or later, and puts right what it can. */
export function attempt<R>(go: () => R | Promise<R>, failed: (error: unknown) => R | Promise<R>): R | Promise<R> {
  try {
    const going = go()
    return going instanceof Promise ? going.catch(failed) : going
  } catch (error) {
    return failed(error)
  }
}

/** Asks a predicate. A message that the predicate has dropped does not go on, whatever it says. */
export function ask(run: Run, callee: Callee): boolean | Promise<boolean> {
  return then(callee.fn(run.body, run.ctx), (answer: unknown) => {
    if (run.dropReason !== undefined) return false
    if (typeof answer === 'boolean') return answer
    throw wrongReturn(callee, 'true or false', answer)
  })
}

/** Says which function returned what, and what it should have; `which` is the part meant, of a splitter. */
export function wrongReturn({ fn, route, step }: Callee, expected: string, got: unknown, which = ''): PermanentError {
  const place = step === undefined ? 'respond' : `step ${step + 1} (${route.steps[step]?.kind})`
  return new PermanentError(
    `${fn.name || 'the function'} in ${place} of route ${route.name} must return ${expected}, but returned ${which}${show(got)}`,
    { code: 'WRONG_RETURN' },
  )
}
