import type {
  Predicate,
  Processor,
  Responder,
  RouteDefinition,
  Splitter,
  StreamSplitter,
  UserFunction,
} from './functions.ts'
import type { RouteOptions } from './options.ts'
import type { HttpMethod, JsonSchema, OutboundMethod, Step, Target } from './route.ts'

type HttpUri = `http:/${string}`
export type SourceUri = `file:${string}` | `queue:${string}` | HttpUri | TriggerUri
export type TriggerUri = 'trigger:manual' | `trigger:rate(${string})` | `trigger:cron(${string})`
export type TargetUri = `file:${string}` | `queue:${string}` | `https://${string}`

/** What every stage of a route is underneath: plain data, ready to be run, stored or compiled. */
export interface Built {
  readonly definition: RouteDefinition
}

export interface RouteStart {
  /**
   * Where messages come from.
   *
   * @example .from('file:Orders') · .from('queue:Orders') · .from('http:/orders') · .from('trigger:rate(5 minutes)')
   */
  from<const S extends SourceUri>(uri: S, options?: SourceOptions<S>): Flow<S>
}

export type SourceOptions<S> = S extends HttpUri ? { readonly method?: HttpMethod } : { readonly method?: never }
export type TargetOptions<T> = T extends `file:${string}`
  ? { readonly key?: string; readonly method?: never }
  : T extends `https:${string}`
    ? { readonly method?: OutboundMethod; readonly key?: never }
    : { readonly method?: never; readonly key?: never }

/** A route that can take further steps. */
export type Flow<S extends SourceUri> = Steps<S> & End<S>

interface Steps<S extends SourceUri> {
  /** Replaces the body with what the function returns; `null` or `undefined` drops the message. */
  process(processor: Processor): Flow<S>
  /** Drops the messages for which the predicate does not hold. */
  filter(predicate: Predicate): Flow<S>
  /** Makes one message of each part. A failing part leaves alone, or with `onPartFailure: 'message'` fails them all. */
  split(splitter: Splitter, options?: SplitOptions): Flow<S>
  /** The same over the body as a stream of text chunks, for files larger than memory. */
  split(splitter: StreamSplitter, options: SplitOptions & { readonly stream: true }): Flow<S>
  /** Refuses bodies that are not JSON of this schema. */
  validate(schema: JsonSchema): Flow<S>
  /** Sends a copy to a target and goes on. */
  tap<const T extends TargetUri>(uri: T, options?: TargetOptions<T> & { readonly when?: Predicate }): Flow<S>
  /** Sends the message to the target of the first rule that holds; `{ mode: 'all' }`: of every rule that holds. */
  branch(rules: readonly BranchPair[], options?: { readonly mode: 'first' | 'all' }): Branched<S>
}

type End<S extends SourceUri> = Built & {
  /** Where the message goes at the end; repeat it to send it to several targets. */
  to<const T extends TargetUri>(uri: T, options?: TargetOptions<T>): End<S>
} & Respond<S>

/** After a branch every message has gone its way: no further steps, only the way for those no rule held for. */
type Branched<S extends SourceUri> = Built & {
  otherwise<const T extends TargetUri>(uri: T, options?: TargetOptions<T>): Built & Respond<S>
} & Respond<S>

type Respond<S extends SourceUri> = S extends HttpUri
  ? {
      /** Answers the request with what the function makes of the final body; the route becomes synchronous. */
      respond(responder: Responder): Built
    }
  : Record<never, never>

export type BranchPair = readonly [when: Predicate, uri: TargetUri, options?: TargetOptions<TargetUri>]

export interface SplitOptions {
  readonly onPartFailure?: 'part' | 'message'
}

/**
 * Starts a route.
 *
 * @param name letters and digits, unique in the project; it names the route's cloud resources
 * @example
 * route('StoreOrders').from('queue:Orders').process(storeOrders)
 * route('Intake', { memoryMb: 512 }).from('http:/orders').validate(schema).to('queue:Orders')
 */
export function route(name: string, options: RouteOptions & { readonly description?: string } = {}): RouteStart {
  const { description, ...rest } = options
  return {
    from: (uri, source) =>
      // The one place where the stages' types are taken on trust: `Stage` has every method of every stage.
      new Stage({
        name,
        ...(description === undefined ? {} : { description }),
        from: { uri, ...source },
        steps: [],
        to: [],
        options: rest,
      }) as never,
  }
}

/** All stages in one. Every call returns a new value, so a common beginning can be shared by several routes. */
class Stage implements Built {
  readonly definition: RouteDefinition

  constructor(definition: RouteDefinition) {
    this.definition = definition
    Object.freeze(this)
  }

  process(processor: Processor): Stage {
    return this.#with({ kind: 'process', processor })
  }

  filter(processor: Predicate): Stage {
    return this.#with({ kind: 'filter', processor })
  }

  split(processor: Splitter, options: SplitOptions & { readonly stream?: true } = {}): Stage {
    return this.#with({ kind: 'split', processor, ...options })
  }

  validate(schema: JsonSchema): Stage {
    return this.#with({ kind: 'validate', schema })
  }

  tap(uri: string, { when, ...target }: Omit<Target, 'uri'> & { readonly when?: Predicate } = {}): Stage {
    return this.#with({ kind: 'tap', to: { uri, ...target }, ...(when === undefined ? {} : { processor: when }) })
  }

  branch(rules: readonly BranchPair[], options: { readonly mode?: 'first' | 'all' } = {}): Stage {
    const pairs = rules.map(([processor, uri, target]) => ({ processor, to: { uri, ...target } }))
    return this.#with({ kind: 'branch', rules: pairs, ...options })
  }

  otherwise(uri: string, target: Omit<Target, 'uri'> = {}): Stage {
    return new Stage(withOtherwise(this.definition, { uri, ...target }))
  }

  to(uri: string, target: Omit<Target, 'uri'> = {}): Stage {
    return new Stage({ ...this.definition, to: [...this.definition.to, { uri, ...target }] })
  }

  respond(respond: Responder): Stage {
    return new Stage({ ...this.definition, respond })
  }

  #with(step: Step<UserFunction>): Stage {
    return new Stage({ ...this.definition, steps: [...this.definition.steps, step] })
  }
}

function withOtherwise(definition: RouteDefinition, otherwise: Target): RouteDefinition {
  const last = definition.steps.at(-1)
  if (last?.kind !== 'branch') throw new TypeError('otherwise() belongs right after branch()')
  return { ...definition, steps: [...definition.steps.slice(0, -1), { ...last, otherwise }] }
}
