import { PermanentError } from '../errors.ts'
import type { Message } from '../message.ts'
import type { RouteDefinition, UserFunction } from '../route/functions.ts'
import { HOP_LIMIT } from '../route/options.ts'
import type { Step } from '../route/route.ts'
import { attempt, then } from './call.ts'
import type { ExecutionResult } from './execution.ts'
import { compose, type Handler, type Makers, type Next, type Place } from './handler.ts'
import type { Ports } from './ports.ts'
import { record } from './record.ts'
import { type Exit, type Run, release, stage, startRun } from './run.ts'
import { countSends, enter, fail, leave, startTrace, type Trace } from './trace.ts'

/**
 * Runs one message through a route, or through what is left of it from the step `resumeAt` on. Never throws: what goes
 * wrong is in the record. Each message ends in exactly one outcome, and what it sends leaves only when it has succeeded.
 *
 * @param begun told of the run, for whoever may have to give it up
 * @returns at once, without a promise, when no function of the route has to be waited for
 */
export type Execute = (
  message: Message,
  ports: Ports,
  resumeAt?: number,
  begun?: (run: Run) => void,
) => ExecutionResult | Promise<ExecutionResult>

/**
 * Makes a route ready to run: the handlers of its steps are made once.
 *
 * @param makers at least those of the steps that the route has
 * @param around puts something around the handler of each step, to watch it
 */
export function prepare(
  route: RouteDefinition,
  makers: Makers,
  around: (handler: Handler, step: number) => Handler = (handler) => handler,
): Execute {
  const handlers = route.steps.map((step, index): Handler => {
    const handler = around(handlerOf(step, makers, { route, step: index }), index)
    return (run, next) => {
      enter(run.trace, index)
      return handler(run, next)
    }
  })
  const last = lastOf(route, makers)
  const entries = [...handlers, last].map((_, index) => compose(handlers.slice(index), last))

  return (message, ports, resumeAt = 0, begun) => {
    const startedAt = ports.now()
    const trace = startTrace(route, message)
    const run = startRun({ route, ports, trace }, counting(ports, trace), message)
    begun?.(run)
    const succeeded = (): ExecutionResult => ({ execution: record(run, startedAt), response: run.response })
    const failed = (error: unknown): ExecutionResult => ({ execution: record(run, startedAt, fail(trace, error)) })
    const go = (): void | Promise<void> => {
      refuseEndless(route, message)
      return then(entryAt(entries, resumeAt)(run), () => release(run))
    }
    return attempt(() => then(go(), succeeded), failed)
  }
}

function handlerOf(step: Step<UserFunction>, makers: Makers, place: Place): Handler {
  // The table gives each kind its own maker; TypeScript cannot carry that over an index by a union.
  const make = makers[step.kind] as ((step: Step<UserFunction>, place: Place) => Handler) | undefined
  if (make === undefined) throw new Error(`Route ${place.route.name} has the step ${step.kind}, which nobody makes`)
  return make(step, place)
}

/** The end of a route: a synchronous route makes its answer, and the message goes to every target. */
function lastOf(route: RouteDefinition, makers: Makers): Next {
  const arrive: Next = (run) => {
    for (const target of route.to) stage(run, target)
  }
  const respond = route.respond && makers.respond?.(route)
  return (run) => {
    leave(run.trace)
    return respond === undefined ? arrive(run) : respond(run, arrive)
  }
}

/** The outermost way out: what has left is counted. */
const counting = (ports: Ports, trace: Trace): Exit => ({
  send: (sends) => then(ports.send(sends), () => countSends(trace, sends)),
  reject: ports.reject,
})

function refuseEndless({ name, options }: RouteDefinition, { hops, history }: Message): void {
  const limit = options.allowLoop?.maxHops ?? HOP_LIMIT
  if (hops < limit) return
  throw new PermanentError(
    `the message has passed through ${hops} routes, and ${name} takes at most ${limit}: ${history.slice(-4).join(' -> ')} -> ${name} looks like a loop`,
    { code: 'HOP_LIMIT' },
  )
}

function entryAt(entries: readonly Next[], resumeAt: number): Next {
  const entry = entries[resumeAt]
  if (entry !== undefined) return entry
  throw new PermanentError(
    `the message is to go on at step ${resumeAt + 1}, but the route has ${entries.length - 1}: it was changed since. Send the body again as a new message`,
    { code: 'NO_SUCH_STEP' },
  )
}
