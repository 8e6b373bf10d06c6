import type { Handler } from '../engine/compose.ts'
import type { RouteDefinition, UserFunction } from '../route/functions.ts'
import type { StepKind, StepOf } from '../route/route.ts'

/** Makes the handler of a step, once per route; `place` tells it where it stands. */
export type MakeHandler<K extends StepKind> = (step: StepOf<K, UserFunction>, place: Place) => Handler

export interface Place {
  readonly route: RouteDefinition
  /** Position in the route, from 0. */
  readonly step: number
}
