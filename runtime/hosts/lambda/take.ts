import { toOwnEntry } from '../../endpoints/queue.ts'
import { attempt, then } from '../../engine/call.ts'
import type { Execution, ExecutionResult } from '../../engine/execution.ts'
import type { Ports } from '../../engine/ports.ts'
import type { Run } from '../../engine/run.ts'
import { newEnvelope, openEnvelope } from '../../envelope.ts'
import type { Message } from '../../message.ts'
import { sourceQueueOf } from './environment.ts'
import type { Host, Sender } from './host.ts'
import { type Invocation, portsFor, writeLog } from './invocation.ts'
import { settlePart } from './retry.ts'
import type { Received } from './sqs-record.ts'
import { inTime, recordOfUnrun } from './unrun.ts'

/** Turns what lies in a route's queue into what the route is about; `name` is told which object that is. */
export type Open = (host: Host, received: Received, name: (objectKey: string) => void) => Opened | Promise<Opened>

/** What is to be done with a received message. */
export type Opened =
  | { readonly kind: 'run'; readonly message: Message }
  | { readonly kind: 'drop'; readonly reason: string }
  /** It stands for several messages, which come on their own. */
  | { readonly kind: 'several'; readonly bodies: readonly string[] }

/** A record that was worked on. */
export interface Taken {
  readonly received: Received
  readonly sender: Sender
  /** What became of the message, as far as is known. */
  execution: Execution
}

/** Works on one record: opens it and runs its message through the route, until the deadline at most. Never throws. */
export function take(invocation: Invocation, received: Received, open: Open): Taken | Promise<Taken> {
  const { host } = invocation
  const { message, receivedAt, isMalformed } = received
  const sender: Sender = { message, receivedAt, error: undefined }
  const ports = portsFor(invocation, sender, (part) => settlePart(invocation, sender, part))
  if (isMalformed) {
    const text = 'The attribute "routo" of the message is no envelope: it is taken as a message from outside'
    writeLog(host, message, { level: 'warn', message: text })
  }
  const result = inTime(invocation, sender, ports, () => work(invocation, received, sender, open, ports))
  return then(
    result,
    ({ execution }): Taken => ({
      received,
      sender,
      execution: { ...execution, sentAt: received.sentAt, objectKey: sender.objectKey },
    }),
  )
}

function work(
  invocation: Invocation,
  received: Received,
  sender: Sender,
  open: Open,
  ports: Ports,
): ExecutionResult | Promise<ExecutionResult> {
  const { host } = invocation
  const { message, resumeAt } = received
  const startedAt = host.now()
  const begun = (run: Run): void => {
    sender.run = run
  }
  const name = (objectKey: string): void => {
    sender.objectKey = objectKey
  }
  const go = (opened: Opened): ExecutionResult | Promise<ExecutionResult> => {
    if (opened.kind === 'run') return host.execute(opened.message, ports, resumeAt, begun)
    if (opened.kind === 'drop') return recordOfUnrun(host, message, ports, startedAt, opened)
    return spread(invocation, message, sender, opened.bodies).then(() =>
      recordOfUnrun(host, message, ports, startedAt, { reason: 'several-files' }),
    )
  }
  return attempt(
    () => then(open(host, received, name), go),
    (error) => recordOfUnrun(host, message, ports, startedAt, { error }),
  )
}

/** Puts each message that a record stands for into the route's queue, with an id that a repeat makes again. */
async function spread(
  { host, outbox }: Invocation,
  message: Message,
  sender: Sender,
  bodies: readonly string[],
): Promise<void> {
  for (const [index, body] of bodies.entries()) {
    const envelope = newEnvelope(`${message.id}.${index + 1}`, message.headers, message.traceparent)
    await outbox.add(sender, sourceQueueOf(host.environment), toOwnEntry(openEnvelope(envelope, body, 1)))
  }
}
