import { backoffMs } from '../engine/backoff.ts'
import { then } from '../engine/call.ts'
import { prepare } from '../engine/execute.ts'
import type { Execution, ExecutionResult, Failure, Outcome } from '../engine/execution.ts'
import type { Handler } from '../engine/handler.ts'
import type { LogLine, Ports, RejectedPart, Send } from '../engine/ports.ts'
import type { Message } from '../message.ts'
import type { RouteDefinition } from '../route/functions.ts'
import { type RetryOptions, resolveOptions } from '../route/options.ts'
import { makers } from '../steps/index.ts'
import { type Arrival, createArrivals } from './arrivals.ts'
import { ensureReturnable, ensureTaken } from './ensure-taken.ts'
import { type FakeClock, fakeClock } from './fake-clock.ts'
import { refuseFetch } from './fake-fetch.ts'
import { streamed } from './input.ts'
import { MOST_EXECUTIONS, type Surroundings } from './surroundings.ts'
import { createValidators } from './validator.ts'

/** What a simulation tells of. */
export interface Listener {
  readonly executed: (execution: Execution) => void
  readonly sent: (send: Send, by: Received) => void
  readonly deadLettered: (letter: FailedMessage) => void
  readonly logged: (line: LogLine) => void
  /** Puts something around the handlers of a step, to see what goes in and out. */
  readonly around?: (route: RouteDefinition) => (handler: Handler, step: number) => Handler
}

/** A message that its route has received. */
export interface Received extends Omit<Arrival, 'at'> {
  readonly receivedAt: number
}

/** A message, or a part, whose attempt has failed. */
export interface FailedMessage extends Omit<Arrival, 'at'> {
  readonly failure: Failure
}

/** Routes in memory, with queues between them and a clock of their own. Behaves as the hosts do: retries, dead letters. */
export interface Simulation {
  readonly clock: FakeClock
  arrive(route: RouteDefinition, message: Message, from?: Partial<Pick<Arrival, 'resumeAt' | 'path'>>): void
  /** Runs one message now, as a synchronous http route does. */
  run(route: RouteDefinition, message: Message): Promise<ExecutionResult>
  /** Runs until no message is on its way. */
  settle(): Promise<void>
}

/**
 * Makes a simulation that tells everything to its listener.
 *
 * @param longestPath what has passed through more routes goes round in circles
 */
export function createSimulation(
  surroundings: Surroundings,
  listener: Listener,
  longestPath = Number.POSITIVE_INFINITY,
): Simulation {
  const { fetch = refuseFetch, env = {}, clock = fakeClock(), attempts = Number.POSITIVE_INFINITY } = surroundings
  const { maxExecutions = MOST_EXECUTIONS } = surroundings
  const validator = createValidators()
  const arrivals = createArrivals(clock)

  const portsFor = (received: Received, rejected: RejectedPart[]): Ports => {
    const endsAt = clock.now() + resolveOptions(received.route).timeoutMs
    return {
      now: clock.now,
      fetch,
      env,
      send: (sends) =>
        then(ensureTaken(sends, received), () => {
          for (const send of sends) listener.sent(send, received)
        }),
      reject: (part) => {
        ensureReturnable(part, received.route)
        rejected.push(part)
      },
      validator,
      log: listener.logged,
      remainingMs: () => Math.max(endsAt - clock.now(), 0),
    }
  }

  const fail = (outcome: Outcome, letter: FailedMessage): void => {
    if (outcome === 'failed') listener.deadLettered(letter)
    else if (letter.message.attempt < attempts) retry(letter)
  }

  const retry = ({ failure, ...arrival }: FailedMessage): void => {
    const { message, route } = arrival
    const waitMs = failure.retryAfterMs ?? backoffMs(message.attempt, fullWaits(route), Math.random)
    arrivals.add({ ...arrival, at: clock.now() + waitMs, message: { ...message, attempt: message.attempt + 1 } })
  }

  const receive = async (arrival: Omit<Arrival, 'at'>): Promise<ExecutionResult> => {
    const { route, message, resumeAt, path } = arrival
    const received = { ...arrival, receivedAt: arrival.receivedAt ?? clock.now() }
    const rejected: RejectedPart[] = []
    const execute = prepare(route, makers, listener.around?.(route))
    const whole = resumeAt === 0 ? streamed(route, message) : message
    const result = await execute(whole, portsFor(received, rejected), resumeAt)
    listener.executed(result.execution)
    // A part is received for the first time when it comes on its own.
    for (const { outcome, ...part } of rejected) {
      fail(outcome, { ...part, route, path, message: { ...part.message, attempt: 0 } })
    }
    const { outcome, error: failure } = result.execution
    if (failure !== undefined && route.respond === undefined) fail(outcome, { ...received, failure })
    return result
  }

  return {
    clock,
    arrive: (route, message, { resumeAt = 0, path = [] } = {}) =>
      arrivals.add({ at: clock.now(), route, message, resumeAt, path }),
    run: (route, message) => receive({ route, message, resumeAt: 0, path: [] }),
    async settle() {
      for (let executions = 0; ; executions += 1) {
        const arrival = arrivals.next()
        if (arrival === undefined) return
        if (arrival.path.length > longestPath) throw endless(arrival)
        if (executions === maxExecutions) throw new Error(tooMany(maxExecutions))
        await receive(arrival)
      }
    },
  }
}

const endless = ({ path, route }: Arrival): Error =>
  new Error(
    `a message has passed through ${path.length} routes, through files too, where nothing ends it: ` +
      `${[...path.slice(-3), route.name].join(' -> ')} looks like a loop`,
  )

const tooMany = (executions: number): string =>
  `the routes did not come to rest within ${executions} executions; when so many are meant, raise { maxExecutions }`

/** The route's waits without jitter: a test can name them. */
const fullWaits = (route: RouteDefinition): Required<RetryOptions> => ({
  ...resolveOptions(route).retry,
  jitter: false,
})
