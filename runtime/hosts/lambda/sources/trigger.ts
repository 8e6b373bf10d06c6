import type { Open } from '../take.ts'

/** The input that the compiler gives a schedule, filled in by the scheduler. */
const SCHEDULED = /^\{"trigger":"[^"]*","scheduledTime":"[^"]*","executionId":"([^"\\]+)"\}$/

/** Opens what a schedule says. Its execution id names the message: the scheduler may say the same thing twice. */
export const openTrigger: Open = (_, { message, hasEnvelope }) => {
  const id = hasEnvelope ? undefined : SCHEDULED.exec(message.body)?.[1]
  return { kind: 'run', message: id === undefined ? message : { ...message, id, correlationId: id } }
}
