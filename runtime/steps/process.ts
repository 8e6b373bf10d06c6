import { then, wrongReturn } from '../engine/call.ts'
import type { MakeHandler } from '../engine/handler.ts'
import { drop } from '../engine/run.ts'

/**
 * The body becomes what the processor returns; nothing returned drops the message. Only where nothing comes after it,
 * a function that just ends (returns `undefined`) has done its work: the message has succeeded.
 */
export const process: MakeHandler<'process'> = ({ processor }, place) => {
  const callee = { fn: processor, ...place }
  const { steps, to, respond } = place.route
  const isLast = place.step === steps.length - 1 && to.length === 0 && respond === undefined
  return (run, next) =>
    then(processor(run.body, run.ctx), (body: unknown) => {
      if (run.dropReason !== undefined || (body === undefined && isLast)) return
      if (body === null || body === undefined) {
        drop(run, 'returned-nothing')
        return
      }
      if (typeof body !== 'string') throw wrongReturn(callee, 'a string, null or undefined', body)
      run.body = body
      return next(run)
    })
}
