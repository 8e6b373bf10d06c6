import type { ExecutionResult } from '../../../engine/execution.ts'
import { PermanentError } from '../../../errors.ts'
import type { Sender, Serve } from '../host.ts'
import { createInvocations, portsFor, writeRecords } from '../invocation.ts'
import { refuse } from '../refuse.ts'
import { afterSending } from '../settle.ts'
import { inTime } from '../unrun.ts'
import { type HttpAnswer, toAnswer } from './answer.ts'
import { isHttpEvent, toMessage } from './request.ts'

/** Serves a synchronous `http:` route. A request is answered when all that its message sends has left. */
export const serveRequests: Serve = (host) => {
  const begin = createInvocations(host)
  return async (event, context): Promise<HttpAnswer> => {
    if (!isHttpEvent(event)) throw refuse(event, host.route.name, 'a request of API gateway (payload 2.0)')
    const message = toMessage(event)
    const invocation = begin(context)
    const { outbox, deadline } = invocation
    const sender: Sender = { message, receivedAt: host.now(), error: undefined }
    const ports = portsFor(invocation, sender, refusePart)
    const result: ExecutionResult = await inTime(invocation, sender, ports, () => host.execute(message, ports))
    await outbox.flush(deadline.over)
    deadline.cancel()
    const execution = afterSending(host, result.execution, sender)
    writeRecords(invocation, [execution])
    return toAnswer(execution, result.response)
  }
}

/** There is no queue that a part could come from again: the caller hears of it, and can send the whole again. */
function refusePart({ failure }: { readonly failure: { readonly message: string; readonly code: string } }): never {
  throw new PermanentError(failure.message, { code: failure.code })
}
