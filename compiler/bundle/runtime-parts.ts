import type * as parts from '../../runtime/hosts/lambda/parts.ts'
import type { SourceKind, TargetKind } from '../../runtime/route/endpoint.ts'
import type { Route } from '../../runtime/route/route.ts'
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
  /** Of its steps, by their kind. */
  readonly makers: readonly (readonly [kind: string, maker: Part])[]
  /** By the kind of target. */
  readonly ways: readonly (readonly [kind: string, way: Part])[]
  readonly serve: Part
  /** What `serve` needs to be told. */
  readonly open: Part | undefined
}

/** The parts of the runtime that a route uses: nothing else of it comes into the bundle. */
export function partsOf({ from, steps, respond, ...route }: Route<unknown>): RouteParts {
  const isPlain = steps.every((step) => step.kind !== 'split' || (!step.stream && step.onPartFailure !== 'message'))
  const makers = new Map<string, Part>(
    steps.map(({ kind }) => [kind, kind === 'split' && isPlain ? 'splitApart' : kind]),
  )
  if (respond !== undefined) makers.set('respond', 'respond')
  const kinds = new Set(targetsOf({ from, steps, ...route }).map(({ uri }) => kindOf(uri)))
  const opener = openers[kindOf(from.uri) as SourceKind] // the checks have seen to it that it is one
  const [first] = steps
  const isStreamed = first?.kind === 'split' && first.stream === true
  return {
    makers: [...makers],
    ways: Object.entries(ways).filter(([kind]) => kinds.has(kind)),
    serve: respond === undefined ? 'serveQueue' : 'serveRequests',
    open: respond !== undefined ? undefined : opener === 'openFile' && isStreamed ? 'openFileStream' : opener,
  }
}

const kindOf = (uri: string): string => uri.slice(0, uri.indexOf(':'))
