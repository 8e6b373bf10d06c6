import type { Execution } from '../engine/execution.ts'
import type { LogLine } from '../engine/ports.ts'
import type { Message } from '../message.ts'
import type { Built } from '../route/builder.ts'
import type { HttpResponse, RouteDefinition } from '../route/functions.ts'
import { definitionOf } from './definition-of.ts'
import type { FakeClock } from './fake-clock.ts'
import type { Input } from './input.ts'
import { toMessage } from './input.ts'
import { matchRequest } from './match-request.ts'
import type { DeadLetter, SentMessage } from './seen.ts'
import { answerOf, toDeadLetter, toSent } from './seen.ts'
import type { FailedMessage, Surroundings } from './simulation.ts'
import { createSimulation } from './simulation.ts'

/** Several routes in memory, joined as in the cloud. Each call goes on until no message is on its way any more. */
export interface Scenario {
  readonly clock: FakeClock
  /** Sends a message to a queue. */
  send(queue: `queue:${string}`, input: Input | string): Promise<void>
  /** Puts an object into a bucket. */
  put(bucket: `file:${string}`, key: string, body: string): Promise<void>
  /** Makes an HTTP request; a synchronous route answers it. */
  request(path: `http:/${string}`, input?: Input | string): Promise<HttpResponse | undefined>
  /** Does what a schedule does, or somebody by hand: starts a `trigger:` route. */
  trigger(route: string, input?: Input | string): Promise<void>
  /** Sends the dead letters of a route again, with repaired bodies. A part goes on after the split that made it. */
  redrive(route: string, repair?: (body: string) => string): Promise<void>

  /** Every message that was sent to a queue by a route, read or not. */
  received(queue: `queue:${string}`): readonly SentMessage[]
  /** What was posted to a URL. */
  posted(url: `https://${string}`): readonly SentMessage[]
  /** The objects in a bucket, by key. */
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
  const sent: SentMessage[] = []
  const objects: { readonly bucket: string; readonly key: string; readonly body: string }[] = []
  const executions: Execution[] = []
  const logs: LogLine[] = []
  const failed: FailedMessage[] = []
  let inputs = 0

  const simulation = createSimulation(surroundings, {
    executed: (execution) => executions.push(execution),
    deadLettered: (letter) => failed.push(letter),
    logged: (line) => logs.push(line),
    sent: (send, by) => {
      const seen = toSent(send, by, simulation.clock.now())
      sent.push(seen)
      if (seen.key !== undefined) store(seen.to, seen.key, seen.body)
      else for (const route of readersOf(definitions, seen.to)) simulation.arrive(route, send.message)
    },
  })

  const arrive = (route: RouteDefinition, input: Input | string): Message => {
    inputs += 1
    const given = typeof input === 'string' ? { body: input } : input
    return toMessage(route, { id: `message-${inputs}`, ...given }, simulation.clock.now())
  }

  const readersOrThrow = (uri: string): RouteDefinition[] => {
    const readers = readersOf(definitions, uri)
    if (readers.length > 0) return readers
    throw new Error(`no route reads ${uri}, only ${sourcesOf(definitions)} are read`)
  }

  /** As in the cloud, an object is a new beginning: it knows nothing of the message that wrote it. */
  const store = (bucket: string, key: string, body: string): void => {
    objects.push({ bucket, key, body })
    for (const route of readersOf(definitions, bucket)) simulation.arrive(route, arrive(route, { key, body }))
  }

  return {
    clock: simulation.clock,
    executions,
    logs,
    async send(queue, input) {
      for (const route of readersOrThrow(queue)) simulation.arrive(route, arrive(route, input))
      await simulation.settle()
    },
    async put(bucket, key, body) {
      readersOrThrow(bucket)
      store(bucket, key, body)
      await simulation.settle()
    },
    async request(path, input = {}) {
      const given = typeof input === 'string' ? { body: input } : input
      const match = matchRequest(definitions, path, given.request?.method)
      if (match === undefined) throw new Error(`no route takes ${path}, only ${sourcesOf(definitions)} are read`)
      const { route } = match
      const message = arrive(route, { ...given, request: { ...match.request, ...given.request } })
      if (route.respond === undefined) simulation.arrive(route, message)
      const answer = route.respond && answerOf(route, await simulation.run(route, message))
      await simulation.settle()
      return answer
    },
    async trigger(name, input = {}) {
      const route = definitions.find((one) => one.name === name)
      if (!route?.from.uri.startsWith('trigger:')) throw new Error(`${name} is not a route that a trigger starts`)
      simulation.arrive(route, arrive(route, input))
      await simulation.settle()
    },
    async redrive(name, repair = (body) => body) {
      const letters = failed.filter(({ route }) => route.name === name)
      for (const letter of letters) {
        failed.splice(failed.indexOf(letter), 1)
        const { route, message, resumeAt } = letter
        simulation.arrive(route, { ...message, body: repair(message.body), attempt: 1, isReplay: true }, resumeAt)
      }
      await simulation.settle()
    },
    received: (queue) => sent.filter(({ to }) => to === queue),
    posted: (url) => sent.filter(({ to }) => to === url),
    files: (name) =>
      Object.fromEntries(objects.filter(({ bucket }) => bucket === name).map(({ key, body }) => [key, body])),
    deadLetters: (name) => failed.filter(({ route }) => route.name === name).map(toDeadLetter),
  }
}

const readersOf = (routes: readonly RouteDefinition[], uri: string): RouteDefinition[] =>
  routes.filter(({ from }) => from.uri === uri)

const sourcesOf = (routes: readonly RouteDefinition[]): string => routes.map(({ from }) => from.uri).join(', ')
