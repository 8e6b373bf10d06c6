import type { RouteDefinition, UserFunction } from '../route/functions.ts'
import type { StepKind, StepOf } from '../route/route.ts'
import type { Run } from './run.ts'

/** A step at work. It decides whether and how often to call `next`: never (filter), once (process), many times (split). */
export type Handler = (run: Run, next: Next) => void | Promise<void>

/** What comes after a step. */
export type Next = (run: Run) => void | Promise<void>

/** Makes the handler of a step, once per route; `place` tells it where it stands. */
export type MakeHandler<K extends StepKind> = (step: StepOf<K, UserFunction>, place: Place) => Handler

/** Where a step stands. */
export interface Place {
  readonly route: RouteDefinition
  /** Position in the route, from 0. */
  readonly step: number
}

/** What makes the handlers of a route. An executor has those that its routes use; the test kit has all of them. */
export type Makers = { readonly [K in StepKind]?: MakeHandler<K> } & {
  /** The last of a synchronous route. */
  readonly respond?: (route: RouteDefinition) => Handler
}

/** Folds handlers into one function: each decides about all that come after it. */
export const compose = (handlers: readonly Handler[], last: Next): Next =>
  handlers.reduceRight<Next>((next, handler) => (run) => handler(run, next), last)
