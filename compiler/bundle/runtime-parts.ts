import type * as parts from '../../runtime/hosts/lambda/parts.ts'
import type { SourceKind, TargetKind } from '../../runtime/route/endpoint.ts'
import type { RouteDocument } from '../../runtime/route/route.ts'
import { targetsOf } from '../../runtime/route/targets.ts'

/** A part of the runtime, by its name in `runtime/hosts/lambda/parts.ts`. */
export type Part = keyof typeof parts

/** What opens the messages of a queue-fed route, by the kind of its source. */
const openers: { readonly [K in SourceKind]: Part } = {
  queue: 'openMessage',
  http: 'openMessage',
  file: 'openFile',
  trigger: 'openTrigger',
}

/** Ways to targets. To queues every host knows the way. */
const ways: { readonly [K in Exclude<TargetKind, 'queue'>]: Part } = { file: 'putFile', https: 'postHttps' }

/** What the executor of a route is made of, beside what all executors have. */
export interface RouteParts {
  /** Of its steps; each has the name that it has in the table of makers. */
  readonly makers: readonly Part[]
  readonly ways: readonly (readonly [kind: string, way: Part])[]
  readonly serve: Part
  /** What `serve` needs to be told. */
  readonly open: Part | undefined
}

/** The parts of the runtime that a route uses: nothing else of it comes into the bundle. */
export function partsOf(route: RouteDocument): RouteParts {
  const steps: readonly Part[] = route.steps.map(({ kind }) => kind)
  const kinds = new Set(targetsOf(route).map(({ uri }) => kindOf(uri)))
  const isSynchronous = route.respond !== undefined
  return {
    makers: [...new Set(isSynchronous ? [...steps, 'respond' as const] : steps)],
    ways: Object.entries(ways).filter(([kind]) => kinds.has(kind)),
    serve: isSynchronous ? 'serveRequests' : 'serveQueue',
    open: isSynchronous ? undefined : openers[kindOf(route.from.uri) as SourceKind],
  }
}

/** The checks have seen to it that there is one. */
const kindOf = (uri: string): string => uri.slice(0, uri.indexOf(':'))
