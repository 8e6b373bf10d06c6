import { ask, then } from '../engine/call.ts'
import type { MakeHandler } from '../engine/handler.ts'
import { stage } from '../engine/run.ts'

/** A copy goes to the target, when the rest of the route has succeeded too; the message goes on as it is. */
export const tap: MakeHandler<'tap'> = ({ to, processor }, place) => {
  const callee = processor && { fn: processor, ...place }
  return (run, next) =>
    then(callee === undefined || ask(run, callee), (holds) => {
      if (run.dropReason !== undefined) return
      if (holds) stage(run, to)
      return next(run)
    })
}
