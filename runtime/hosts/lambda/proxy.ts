import { execute } from '../../engine/execute.ts'
import type { ExecutionResult } from '../../engine/execution.ts'
import { PermanentError } from '../../errors.ts'
import { createPlaces } from './delivery.ts'
import type { Host, InvocationContext } from './host.ts'
import { type HttpAnswer, toAnswer } from './http-answer.ts'
import { type HttpEvent, toMessage } from './http-request.ts'
import { createInvocation, portsFor } from './invocation.ts'
import type { Owner } from './outbox.ts'
import { writeRecords } from './records.ts'
import { afterSending } from './settle.ts'
import { giveUp } from './unrun.ts'

/** Answers one request. */
export type Proxy = (event: HttpEvent, context: InvocationContext) => Promise<HttpAnswer>

/** Makes what answers the requests of a synchronous route. The answer is given when all that the message sends has left. */
export function createProxy(host: Host): Proxy {
  const placeOf = createPlaces(host)

  return async (event, context) => {
    const message = toMessage(event)
    const invocation = createInvocation(host, placeOf, context)
    const startedAt = host.now()
    const owner: Owner = { error: undefined }
    const ports = portsFor(invocation, { message, owner, receivedAt: startedAt }, refuse)
    const run = execute(host.route, message, ports)
    const result: ExecutionResult = (await Promise.race([run, invocation.deadline.passed])) ?? {
      execution: giveUp(host, message, ports, startedAt, owner),
    }
    await invocation.outbox.flush(invocation.deadline.over)
    invocation.deadline.cancel()
    const execution = afterSending(host, result.execution, owner)
    writeRecords(invocation, [execution])
    return toAnswer(execution, result.response)
  }
}

/** There is no queue that a part could come from again: the caller hears of it, and can send the whole again. */
function refuse({ failure }: { readonly failure: { readonly message: string; readonly code: string } }): never {
  throw new PermanentError(failure.message, { code: failure.code })
}
