import { then, wrongReturn } from '../engine/call.ts'
import type { Makers } from '../engine/handler.ts'
import type { HttpResponse } from '../route/functions.ts'

/** Makes the answer of a synchronous route of the final body, before the message goes to its targets. */
export const respond: NonNullable<Makers['respond']> = (route) => {
  const { respond: fn = (body: string) => body } = route
  return (run, next) =>
    then(fn(run.body, run.ctx), (answer: unknown) => {
      if (run.dropReason !== undefined) return
      if (!isResponse(answer)) throw wrongReturn({ fn, route }, RESPONSE, answer)
      run.response = typeof answer === 'string' ? { status: 200, body: answer } : answer
      return next(run)
    })
}

const RESPONSE =
  'a string or { status, headers, body, cookies, isBase64 } with a status from 200 to 599 and text as body'
const KEYS = ['status', 'headers', 'body', 'cookies', 'isBase64']

function isResponse(answer: unknown): answer is HttpResponse | string {
  if (typeof answer === 'string') return true
  if (typeof answer !== 'object' || answer === null) return false
  // `statusCode`, as Lambda has it, would else become a 200.
  if (Object.keys(answer).some((key) => !KEYS.includes(key))) return false
  const { status = 200, body = '' }: { status?: unknown; body?: unknown } = answer
  return Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599 && typeof body === 'string'
}
