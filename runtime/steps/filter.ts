import { ask, then } from '../engine/call.ts'
import type { MakeHandler } from '../engine/handler.ts'
import { drop } from '../engine/run.ts'

/** Messages for which the predicate does not hold end here, counted as `filtered`. */
export const filter: MakeHandler<'filter'> = ({ processor }, place) => {
  const callee = { fn: processor, ...place }
  return (run, next) =>
    then(ask(run, callee), (holds) => {
      if (holds) return next(run)
      drop(run, 'filtered')
    })
}
