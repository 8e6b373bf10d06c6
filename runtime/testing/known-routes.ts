import type { RouteDefinition } from '../route/functions.ts'
import { HOP_LIMIT } from '../route/options.ts'
import { targetsOf } from '../route/targets.ts'

/**
 * The routes of a scenario, found by what a test names. A name that fits nothing is an error: what it holds would be
 * empty whatever the routes do, and a test about it would prove nothing.
 */
export interface KnownRoutes {
  named(name: string): RouteDefinition
  /** May be nobody: it is a route that sends there. */
  readersOf(uri: string): readonly RouteDefinition[]
  /** Somebody: it is the test that sends there. */
  readersOrThrow(uri: string): readonly RouteDefinition[]
  /** Throws unless a route sends there. */
  ensureTarget(uri: string): void
  /** Throws unless a route reads or writes it. */
  ensureBucket(uri: string): void
  /** No message passes through more routes, through files too, unless it goes round in circles. */
  readonly longestPath: number
}

/** Makes the directory of a scenario's routes. */
export function knownRoutes(routes: readonly RouteDefinition[]): KnownRoutes {
  const sources = routes.map(({ from }) => from.uri)
  const targets = routes.flatMap(targetsOf).map(({ uri }) => uri)
  const readersOf = (uri: string): readonly RouteDefinition[] => routes.filter(({ from }) => from.uri === uri)
  return {
    named: (name) =>
      routes.find((route) => route.name === name) ??
      unknown(
        `there is no route ${name}`,
        routes.map((route) => route.name),
      ),
    readersOf,
    readersOrThrow(uri) {
      const readers = readersOf(uri)
      return readers.length > 0 ? readers : unknown(`no route reads ${uri}`, sources)
    },
    ensureTarget(uri) {
      if (!targets.includes(uri)) unknown(`no route sends to ${uri}`, targets)
    },
    ensureBucket(uri) {
      const buckets = [...sources, ...targets].filter((one) => one.startsWith('file:'))
      if (!buckets.includes(uri)) unknown(`no route reads or writes ${uri}`, buckets)
    },
    longestPath: Math.max(HOP_LIMIT, routes.length, ...routes.map(({ options }) => options.allowLoop?.maxHops ?? 0)),
  }
}

function unknown(problem: string, known: readonly string[]): never {
  throw new Error(`${problem}, only ${[...new Set(known)].join(', ') || 'nothing'}`)
}
