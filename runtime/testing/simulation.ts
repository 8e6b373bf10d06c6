import { backoffMs } from '../engine/backoff.ts'
import { prepare } from '../engine/execute.ts'
import type { Execution, ExecutionResult, Failure, Outcome } from '../engine/execution.ts'
import type { Handler } from '../engine/handler.ts'
import type { LogLine, Ports, RejectedPart, Send } from '../engine/ports.ts'
import type { Message } from '../message.ts'
import type { RouteDefinition } from '../route/functions.ts'
import type { RetryOptions } from '../route/options.ts'
import { resolveOptions } from '../route/options.ts'
import { makers } from '../steps/index.ts'
import type { FakeClock } from './fake-clock.ts'
import { fakeClock } from './fake-clock.ts'
import { refuseFetch } from './fake-fetch.ts'
import { streamed } from './input.ts'
import { createValidators } from './validator.ts'

/** What a test may hand to the routes it runs. */
export interface Surroundings {
  /** What `ctx.fetch` is: `fakeFetch({ … })`. Without it a call fails and says so. */
  readonly fetch?: typeof globalThis.fetch
  /** What `ctx.env` is. */
  readonly env?: Readonly<Record<string, string>>
  /** What `ctx.now` reads. Waits before a retry pass on it at once. */
  readonly clock?: FakeClock
  /** Stop after so many receives of a message, to look at it between two. Else it is received until it has an end. */
  readonly attempts?: number
}

/** A message before a route, from a moment on. */
interface Arrival {
  readonly at: number
  readonly route: RouteDefinition
  readonly message: Message
  readonly resumeAt: number
}

/** What a simulation tells of. */
export interface Listener {
  readonly executed: (execution: Execution) => void
  readonly sent: (send: Send, by: RouteDefinition) => void
  readonly deadLettered: (letter: FailedMessage) => void
  readonly logged: (line: LogLine) => void
  /** Puts something around the handlers of a step, to see what goes in and out. */
  readonly around?: (route: RouteDefinition) => (handler: Handler, step: number) => Handler
}

/** A message, or a part, that has no further attempt. */
export interface FailedMessage {
  readonly route: RouteDefinition
  readonly message: Message
  readonly resumeAt: number
  readonly failure: Failure
}

/** Routes in memory, with queues between them and a clock of their own. Behaves as the hosts do: retries, dead letters. */
export interface Simulation {
  readonly clock: FakeClock
  arrive(route: RouteDefinition, message: Message, resumeAt?: number): void
  /** Runs one message now, as a synchronous http route does. */
  run(route: RouteDefinition, message: Message, resumeAt?: number): Promise<ExecutionResult>
  /** Runs until no message is on its way. */
  settle(): Promise<void>
}

/** A flow that makes so many executions of one input is taken to be endless. */
const MOST_EXECUTIONS = 10_000
const ENDLESS = `the routes did not come to rest within ${MOST_EXECUTIONS} executions: do they feed each other?`
const REMAINING_MS = 30_000

/** Makes a simulation that tells everything to its listener. */
export function createSimulation(surroundings: Surroundings, listener: Listener): Simulation {
  const { fetch = refuseFetch, env = {}, clock = fakeClock(), attempts = Number.POSITIVE_INFINITY } = surroundings
  const validator = createValidators()
  const arrivals: Arrival[] = []

  const portsFor = (route: RouteDefinition, rejected: RejectedPart[]): Ports => ({
    now: clock.now,
    fetch,
    env,
    send: (sends) => {
      for (const send of sends) listener.sent(send, route)
    },
    reject: (part) => {
      rejected.push(part)
    },
    validator,
    log: listener.logged,
    remainingMs: () => REMAINING_MS,
  })

  const fail = (outcome: Outcome, letter: FailedMessage): void => {
    if (outcome === 'failed') listener.deadLettered(letter)
    else if (letter.message.attempt < attempts) retry(letter)
  }

  const retry = ({ route, message, resumeAt, failure }: FailedMessage): void => {
    const waitMs = failure.retryAfterMs ?? backoffMs(message.attempt, fullWaits(route), Math.random)
    const again = { ...message, attempt: message.attempt + 1 }
    arrivals.push({ at: clock.now() + waitMs, route, message: again, resumeAt })
  }

  const run = async (route: RouteDefinition, message: Message, resumeAt = 0): Promise<ExecutionResult> => {
    const rejected: RejectedPart[] = []
    const execute = prepare(route, makers, listener.around?.(route))
    const received = resumeAt === 0 ? streamed(route, message) : message
    const result = await execute(received, portsFor(route, rejected), resumeAt)
    listener.executed(result.execution)
    // A part is received for the first time when it comes on its own.
    for (const part of rejected) fail(part.outcome, { ...part, route, message: { ...part.message, attempt: 0 } })
    const { outcome, error: failure } = result.execution
    if (failure !== undefined && route.respond === undefined) fail(outcome, { route, message, resumeAt, failure })
    return result
  }

  /** What has been waiting is taken in order; when nothing is due, what is due next. */
  const next = (): Arrival => {
    const due = arrivals.find(({ at }) => at <= clock.now())
    const arrival = due ?? arrivals.reduce((soonest, one) => (one.at < soonest.at ? one : soonest))
    arrivals.splice(arrivals.indexOf(arrival), 1)
    return arrival
  }

  return {
    clock,
    arrive: (route, message, resumeAt = 0) => {
      arrivals.push({ at: clock.now(), route, message, resumeAt })
    },
    run,
    async settle() {
      for (let executions = 0; arrivals.length > 0; executions += 1) {
        if (executions === MOST_EXECUTIONS) throw new Error(ENDLESS)
        const { at, route, message, resumeAt } = next()
        clock.advance(Math.max(at - clock.now(), 0))
        await run(route, message, resumeAt)
      }
    },
  }
}

/** The route's waits without jitter: a test can name them. */
const fullWaits = (route: RouteDefinition): Required<RetryOptions> => ({
  ...resolveOptions(route).retry,
  jitter: false,
})
