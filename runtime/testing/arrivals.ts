import type { Message } from '../message.ts'
import type { RouteDefinition } from '../route/functions.ts'
import type { FakeClock } from './fake-clock.ts'

/** A message before a route, from a moment on. */
export interface Arrival {
  readonly at: number
  readonly route: RouteDefinition
  readonly message: Message
  readonly resumeAt: number
  /** Names of the routes passed since the test's own input, oldest first: through files too. */
  readonly path: readonly string[]
  /** When it was first received; absent until then. */
  readonly receivedAt?: number
}

/** Messages on their way. */
export interface Arrivals {
  add(arrival: Arrival): void
  /** Takes the next one: first come, first served. When none is due, the clock goes on until one is. */
  next(): Arrival | undefined
}

/** Makes an empty queue. Each call is done in no time, however many wait: a split may make a million parts. */
export function createArrivals(clock: FakeClock): Arrivals {
  /** The next one is the last, where taking it costs nothing. */
  let taking: Arrival[] = []
  let due: Arrival[] = []
  let later: Arrival[] = []

  const wake = (): void => {
    const soonest = later.reduce((at, arrival) => Math.min(at, arrival.at), Number.POSITIVE_INFINITY)
    clock.advance(Math.max(soonest - clock.now(), 0))
    due = later.filter(({ at }) => at <= clock.now())
    later = later.filter(({ at }) => at > clock.now())
  }

  return {
    add(arrival) {
      if (arrival.at <= clock.now()) due.push(arrival)
      else later.push(arrival)
    },
    next() {
      if (taking.length === 0) {
        if (due.length === 0 && later.length > 0) wake()
        taking = due.reverse()
        due = []
      }
      return taking.pop()
    },
  }
}
