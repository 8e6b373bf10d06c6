import { then, wrongReturn } from '../engine/call.ts'
import { drop } from '../engine/run.ts'
import type { MakeHandler } from './make-handler.ts'

/** The body becomes what the processor returns; nothing returned drops the message. */
export const process: MakeHandler<'process'> = ({ processor }, place) => {
  const callee = { fn: processor, ...place }
  return (run, next) =>
    then(processor(run.body, run.ctx), (body: unknown) => {
      if (run.dropReason !== undefined) return
      if (body === null || body === undefined) {
        drop(run, 'returned-nothing')
        return
      }
      if (typeof body !== 'string') throw wrongReturn(callee, 'a string, null or undefined', body)
      run.body = body
      return next(run)
    })
}
