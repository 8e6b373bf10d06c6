import { PermanentError } from '../errors.ts'
import type { Message } from '../message.ts'
import type { RouteDefinition } from '../route/functions.ts'
import { HOP_LIMIT } from '../route/options.ts'
import { handlerOf } from '../steps/index.ts'
import { then } from './call.ts'
import type { Handler, Next } from './compose.ts'
import { compose } from './compose.ts'
import type { ExecutionResult } from './execution.ts'
import { finish } from './finish.ts'
import type { Ports } from './ports.ts'
import { record } from './record.ts'
import type { Exit } from './run.ts'
import { release, startRun } from './run.ts'
import type { Trace } from './trace.ts'
import { countSends, enter, fail, startTrace } from './trace.ts'

/** Runs one message through a route, or through what is left of it from the step `resumeAt` on. Never throws. */
export type Execute = (message: Message, ports: Ports, resumeAt?: number) => Promise<ExecutionResult>

/**
 * Makes a route ready to run: the handlers of its steps are made once.
 *
 * @param around puts something around the handler of each step, to watch it
 */
export function prepare(
  route: RouteDefinition,
  around: (handler: Handler, step: number) => Handler = (handler) => handler,
): Execute {
  const handlers = route.steps.map((step, index): Handler => {
    const handler = around(handlerOf(step, { route, step: index }), index)
    return (run, next) => {
      enter(run.trace, index)
      return handler(run, next)
    }
  })
  const last = finish(route)
  const entries = [...handlers, last].map((_, index) => compose(handlers.slice(index), last))

  return async (message, ports, resumeAt = 0) => {
    const startedAt = ports.now()
    const trace = startTrace(route, message)
    const run = startRun({ route, ports, trace, exit: counting(ports, trace) }, message)
    try {
      refuseEndless(route, message)
      const going = entryAt(entries, resumeAt)(run)
      if (going !== undefined) await going
      const leaving = release(run)
      if (leaving !== undefined) await leaving
    } catch (error) {
      return { execution: record(run, startedAt, fail(trace, error)) }
    }
    const execution = record(run, startedAt)
    return run.response === undefined ? { execution } : { execution, response: run.response }
  }
}

const prepared = new WeakMap<RouteDefinition, Execute>()

/**
 * Runs one message through a route. Never throws: what goes wrong is in the record. Each message ends in exactly one
 * outcome, and what it sends leaves only when it has succeeded.
 *
 * @param resumeAt the step to begin with, of a part that is received on its own
 */
export function execute(
  route: RouteDefinition,
  message: Message,
  ports: Ports,
  resumeAt = 0,
): Promise<ExecutionResult> {
  let run = prepared.get(route)
  if (run === undefined) {
    run = prepare(route)
    prepared.set(route, run)
  }
  return run(message, ports, resumeAt)
}

/** The outermost way out: what has left is counted. */
function counting(ports: Ports, trace: Trace): Exit {
  return {
    send: (sends) => then(ports.send(sends), () => countSends(trace, sends)),
    reject: ports.reject,
  }
}

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
