import { toEntry } from '../endpoints/queue.ts'
import type { Execution } from '../engine/execution.ts'
import type { LogLine } from '../engine/ports.ts'
import type { Message } from '../message.ts'
import type { Built } from '../route/builder.ts'
import type { HttpResponse, RouteDefinition } from '../route/functions.ts'
import { definitionOf } from './definition-of.ts'
import type { FakeClock } from './fake-clock.ts'
import { type Input, toMessage } from './input.ts'
import { knownRoutes } from './known-routes.ts'
import { matchRequest } from './match-request.ts'
import { answerOf, type DeadLetter, type SentMessage, toDeadLetter, toSent } from './seen.ts'
import { createSimulation, type FailedMessage, type Listener } from './simulation.ts'
import type { Surroundings } from './surroundings.ts'

/** Several routes in memory, joined as in the cloud. Each call goes on until no message is on its way any more. */
export interface Scenario {
  readonly clock: FakeClock
  /** Sends a message to a queue. */
  send(queue: `queue:${string}`, input: Input | string): Promise<void>
  /** Puts an object into a bucket. */
  put(bucket: `file:${string}`, key: string, body: string): Promise<void>
  /** Makes an HTTP request, a POST unless `request.method` says otherwise; a synchronous route answers it. */
  request(path: `http:/${string}`, input?: Input | string): Promise<HttpResponse | undefined>
  /** Does what a schedule does: starts a `trigger:` route. Somebody does it by hand with a body: `trigger:manual`. */
  trigger(route: string, input?: Input | string): Promise<void>
  /** Sends the dead letters of a route again, with repaired bodies. A part goes on after the split that made it; one that could not be made is split again. */
  redrive(route: string, repair?: (body: string) => string): Promise<void>

  /** Every message that was sent to a queue by a route, read or not. */
  received(queue: `queue:${string}`): readonly SentMessage[]
  /** What was posted to a URL. */
  posted(url: `https://${string}`): readonly SentMessage[]
  /** The objects in a bucket, by key. A name that no route knows is an error, here as above and below. */
  files(bucket: `file:${string}`): Readonly<Record<string, string>>
  /** What is in the dead-letter queue of a route. */
  deadLetters(route: string): readonly DeadLetter[]
  readonly executions: readonly Execution[]
  readonly logs: readonly LogLine[]
}

/**
 * Joins routes in memory, to see what comes out at the far end.
 *
 * @example
 * const world = scenario(routes, { fetch: fakeFetch({ 'POST https://api.example.com/orders': 201 }) })
 * await world.put('file:OrdersFTPBucket', 'orders.csv', csv)
 * expect(world.received('queue:OrdersJSONQueue')).toHaveLength(2)
 */
export function scenario(routes: readonly Built[], surroundings: Surroundings = {}): Scenario {
  const definitions = routes.map(definitionOf)
  const known = knownRoutes(definitions)
  const sent: SentMessage[] = []
  const objects: { readonly bucket: string; readonly key: string; readonly body: string }[] = []
  const executions: Execution[] = []
  const logs: LogLine[] = []
  const failed: FailedMessage[] = []
  let inputs = 0

  const listener: Listener = {
    executed: (execution) => executions.push(execution),
    deadLettered: (letter) => failed.push(letter),
    logged: (line) => logs.push(line),
    sent: (send, by) => {
      const seen = toSent(send, by)
      const path = [...by.path, by.route.name]
      sent.push(seen)
      if (seen.key !== undefined) store(seen.to, seen.key, seen.body, path)
      else for (const route of known.readersOf(seen.to)) simulation.arrive(route, send.message, { path })
    },
  }
  const simulation = createSimulation(surroundings, listener, known.longestPath)

  const toInput = (route: RouteDefinition, input: Input | string): Message => {
    inputs += 1
    const given = typeof input === 'string' ? { body: input } : input
    return toMessage(route, { id: `message-${inputs}`, ...given }, simulation.clock.now())
  }

  /** As in the cloud, a queue lies between whoever sends and the route. */
  const enqueue = (route: RouteDefinition, input: Input | string): void => {
    const message = toInput(route, input)
    toEntry(message)
    simulation.arrive(route, message)
  }

  /** As in the cloud, an object is a new beginning: it knows nothing of the message that wrote it. */
  const store = (bucket: string, key: string, body: string, path: readonly string[] = []): void => {
    objects.push({ bucket, key, body })
    for (const route of known.readersOf(bucket)) simulation.arrive(route, toInput(route, { key, body }), { path })
  }

  const lettersOf = (name: string): readonly FailedMessage[] => {
    const wanted = known.named(name)
    return failed.filter(({ route }) => route === wanted)
  }

  const sentTo = (uri: string): readonly SentMessage[] => {
    known.ensureTarget(uri)
    return sent.filter(({ to }) => to === uri)
  }

  return {
    clock: simulation.clock,
    executions,
    logs,
    async send(queue, input) {
      for (const route of known.readersOrThrow(queue)) enqueue(route, input)
      await simulation.settle()
    },
    async put(bucket, key, body) {
      known.readersOrThrow(bucket)
      store(bucket, key, body)
      await simulation.settle()
    },
    async request(path, input = {}) {
      const given = typeof input === 'string' ? { body: input } : input
      const { route, request } = matchRequest(definitions, path, given.request?.method)
      const received = { ...given, request: { ...request, ...given.request } }
      if (route.respond === undefined) enqueue(route, received)
      const answer = route.respond && answerOf(route, await simulation.run(route, toInput(route, received)))
      await simulation.settle()
      return answer
    },
    async trigger(name, input = {}) {
      const route = known.named(name)
      if (!route.from.uri.startsWith('trigger:')) throw new Error(`${name} is not a route that a trigger starts`)
      enqueue(route, input)
      await simulation.settle()
    },
    async redrive(name, repair = (body) => body) {
      const letters = lettersOf(name)
      for (const letter of letters) {
        failed.splice(failed.indexOf(letter), 1)
        const { route, message, resumeAt } = letter
        const again = { ...message, body: repair(message.body), attempt: 1, isReplay: true }
        simulation.arrive(route, again, { resumeAt })
      }
      await simulation.settle()
    },
    received: sentTo,
    posted: sentTo,
    files(name) {
      known.ensureBucket(name)
      return Object.fromEntries(objects.filter(({ bucket }) => bucket === name).map(({ key, body }) => [key, body]))
    },
    deadLetters: (name) => lettersOf(name).map(toDeadLetter),
  }
}
