import type { RouteOptions } from './options.ts'

/**
 * A route as plain data. `F` is what stands where a user function is meant: a reference in a stored document, the
 * function itself in memory. Everything else is JSON, so both forms are equal by construction.
 */
export interface Route<F> {
  readonly name: string
  readonly description?: string
  readonly from: Source
  readonly steps: readonly Step<F>[]
  readonly to: readonly Target[]
  /** Makes an `http:` route synchronous: turns the final body into the HTTP answer. */
  readonly respond?: F
  /** Only what the author set; `resolveOptions` adds the defaults. */
  readonly options: RouteOptions
}

/** Where messages come from: `file:Bucket`, `queue:Name`, `http:/path`, `trigger:…`. */
export interface Source {
  readonly uri: string
  /** Of an `http:` source; `POST` when left out. */
  readonly method?: HttpMethod
}

/** Where messages go: `file:Bucket`, `queue:Name`, `https://host/path`. */
export interface Target {
  readonly uri: string
  /** Of a `file:` target: the object key, with `{route}`, `{id}`, `{date}` and `{time}` filled in. */
  readonly key?: string
  /** Of an `https:` target; `POST` when left out. */
  readonly method?: OutboundMethod
}

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type HttpMethod = (typeof httpMethods)[number]

export const outboundMethods = ['POST', 'PUT', 'PATCH'] as const
export type OutboundMethod = (typeof outboundMethods)[number]

/** One step of a route, told apart by `kind`. */
export type Step<F> = ProcessStep<F> | FilterStep<F> | SplitStep<F> | BranchStep<F> | TapStep<F> | ValidateStep
export type StepKind = Step<unknown>['kind']
export type StepOf<K extends StepKind, F> = Extract<Step<F>, { readonly kind: K }>

/** Replaces the body with what the processor returns; nothing returned drops the message. */
export interface ProcessStep<F> {
  readonly kind: 'process'
  readonly processor: F
}

/** Passes on the messages for which the predicate holds, drops the others with reason `filtered`. */
export interface FilterStep<F> {
  readonly kind: 'filter'
  readonly processor: F
}

/** Makes one message of each part the splitter yields, in order, with the ids `parent#1`, `parent#2`, … */
export interface SplitStep<F> {
  readonly kind: 'split'
  readonly processor: F
  /** The splitter gets the body as an `AsyncIterable<string>` of text chunks instead of one string. */
  readonly stream?: true
  /** `part` (the default): a failing part leaves alone; `message`: it fails the whole message. */
  readonly onPartFailure?: 'part' | 'message'
}

/** Sends the message to the target of the first rule that holds (`all`: of every rule that holds). Ends the steps. */
export interface BranchStep<F> {
  readonly kind: 'branch'
  readonly rules: readonly BranchRule<F>[]
  readonly otherwise?: Target
  readonly mode?: 'first' | 'all'
}

export interface BranchRule<F> {
  readonly processor: F
  readonly to: Target
}

/** Sends a copy of the message to a target and passes the message on (EIP: wire tap). */
export interface TapStep<F> {
  readonly kind: 'tap'
  readonly to: Target
  /** Only messages for which the predicate holds are copied. */
  readonly processor?: F
}

/** Checks the JSON body against a JSON Schema (draft 7 vocabulary, as ajv has it); a body that fails is a permanent error. */
export interface ValidateStep {
  readonly kind: 'validate'
  readonly schema: JsonSchema
}

export type JsonSchema = { readonly [keyword: string]: unknown } | boolean

/** Names an export of a module of the project: `{ module: './processors.ts', export: 'csvToJson' }`. */
export interface FunctionRef {
  readonly module: string
  readonly export: string
}

/** A route as it is stored and compiled. */
export type RouteDocument = Route<FunctionRef>
