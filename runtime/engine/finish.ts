import type { HttpResponse, RouteDefinition } from '../route/functions.ts'
import type { Target } from '../route/route.ts'
import { then, wrongReturn } from './call.ts'
import type { Next } from './compose.ts'
import type { Run } from './run.ts'
import { stage } from './run.ts'
import { leave } from './trace.ts'

/** The end of a route: the message goes to every target, and a synchronous route makes its answer. */
export function finish(route: RouteDefinition): Next {
  const { to, respond } = route
  return (run) => {
    leave(run.trace)
    if (respond === undefined) return stageAll(run, to)
    return then(respond(run.body, run.ctx), (answer: unknown) => {
      if (run.dropReason !== undefined) return
      if (!isResponse(answer)) throw wrongReturn({ fn: respond, route }, RESPONSE, answer)
      run.response = typeof answer === 'string' ? { status: 200, body: answer } : answer
      stageAll(run, to)
    })
  }
}

function stageAll(run: Run, targets: readonly Target[]): void {
  for (const target of targets) stage(run, target)
}

const RESPONSE = 'a string or { status, headers, body }, with a status from 200 to 599 and a body that is a string,'

function isResponse(answer: unknown): answer is HttpResponse | string {
  if (typeof answer === 'string') return true
  if (typeof answer !== 'object' || answer === null) return false
  const { status = 200, body = '' }: { status?: unknown; body?: unknown } = answer
  return Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599 && typeof body === 'string'
}
