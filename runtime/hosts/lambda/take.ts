import { toOwnEntry } from '../../endpoints/queue.ts'
import { execute } from '../../engine/execute.ts'
import type { Execution } from '../../engine/execution.ts'
import type { Ports } from '../../engine/ports.ts'
import { newEnvelope, openEnvelope } from '../../envelope.ts'
import { type Invocation, portsFor, writeLog } from './invocation.ts'
import type { Owner } from './outbox.ts'
import { settlePart, sourceQueueOf } from './retry.ts'
import type { Open } from './source.ts'
import type { Received } from './sqs-record.ts'
import { giveUp, recordOfUnrun } from './unrun.ts'

/** A record that was worked on. */
export interface Taken {
  readonly received: Received
  /** Learns what of the sends has failed. */
  readonly owner: Owner
  /** What became of the message. */
  readonly execution: Execution
}

/** Works on one record: opens it and runs its message through the route, until the deadline at most. Never throws. */
export async function take(invocation: Invocation, received: Received, open: Open): Promise<Taken> {
  const { host, outbox, deadline } = invocation
  const { message, receivedAt, isMalformed } = received
  const owner: Owner = { error: undefined }
  const ports = portsFor(invocation, { message, owner, receivedAt }, (part) => settlePart(host, outbox, owner, part))
  if (isMalformed) {
    const text = 'The attribute "routo" of the message is no envelope: it is taken as a message from outside'
    writeLog(host, message, { level: 'warn', message: text })
  }
  const startedAt = host.now()
  const result = await Promise.race([work(invocation, received, owner, open, ports), deadline.passed])
  return {
    received,
    owner,
    execution: result === undefined ? giveUp(host, message, ports, startedAt, owner) : result.execution,
  }
}

async function work(
  invocation: Invocation,
  received: Received,
  owner: Owner,
  open: Open,
  ports: Ports,
): Promise<Pick<Taken, 'execution'>> {
  const { host } = invocation
  const { message } = received
  const startedAt = host.now()
  try {
    const opening = open(received)
    const opened = opening instanceof Promise ? await opening : opening
    switch (opened.kind) {
      case 'run':
        return await execute(host.route, opened.message, ports, received.resumeAt)
      case 'drop':
        return { execution: recordOfUnrun(host, message, ports, startedAt, { dropReason: opened.reason }) }
      case 'several':
        await spread(invocation, received, owner, opened.bodies)
        return { execution: recordOfUnrun(host, message, ports, startedAt, { dropReason: 'several-files' }) }
    }
  } catch (error) {
    return { execution: recordOfUnrun(host, message, ports, startedAt, { error }) }
  }
}

/** Puts each message that a record stands for into the route's queue, with an id that a repeat makes again. */
async function spread(
  { host, outbox }: Invocation,
  { message }: Received,
  owner: Owner,
  bodies: readonly string[],
): Promise<void> {
  for (const [index, body] of bodies.entries()) {
    const envelope = newEnvelope(`${message.id}.${index + 1}`, message.headers, message.traceparent)
    await outbox.add(owner, sourceQueueOf(host), toOwnEntry(openEnvelope(envelope, body, 1)))
  }
}
