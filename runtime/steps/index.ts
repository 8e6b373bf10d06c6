import type { Handler } from '../engine/compose.ts'
import type { UserFunction } from '../route/functions.ts'
import type { Step, StepKind } from '../route/route.ts'
import { branch } from './branch.ts'
import { filter } from './filter.ts'
import type { MakeHandler, Place } from './make-handler.ts'
import { process } from './process.ts'
import { split } from './split.ts'
import { tap } from './tap.ts'
import { validate } from './validate.ts'

const makers: { readonly [K in StepKind]: MakeHandler<K> } = { process, filter, split, branch, tap, validate }

/** The handler of any step. */
export function handlerOf(step: Step<UserFunction>, place: Place): Handler {
  // The table gives each kind its own maker; TypeScript cannot carry that over an index by a union.
  const make = makers[step.kind] as (step: Step<UserFunction>, place: Place) => Handler
  return make(step, place)
}
