import type { LogLine, Ports } from '../../engine/ports.ts'
import type { Message } from '../../message.ts'
import { logLine } from '../../telemetry/log-line.ts'
import { quietly } from '../../telemetry/quietly.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { createDeliver, type Deliver, type PlaceOf, type Sender } from './delivery.ts'
import type { Host, InvocationContext } from './host.ts'
import { createOutbox, type Outbox } from './outbox.ts'

/** What the messages of one invocation share. */
export interface Invocation {
  readonly host: Host
  readonly id: string
  readonly outbox: Outbox
  readonly deliver: Deliver
  readonly deadline: Deadline
}

/** Begins an invocation. Its deadline runs until it is cancelled. */
export function createInvocation(host: Host, placeOf: PlaceOf, context: InvocationContext): Invocation {
  const outbox = createOutbox(host.sqs, host.sleep)
  return {
    host,
    id: context.awsRequestId,
    outbox,
    deliver: createDeliver(host, outbox, placeOf),
    deadline: createDeadline(host.options.timeoutMs, () => context.getRemainingTimeInMillis()),
  }
}

/** What the engine needs, for one message. */
export function portsFor(invocation: Invocation, sender: Sender, reject: Ports['reject']): Ports {
  const { host, deliver, deadline } = invocation
  return {
    now: host.now,
    fetch: host.fetch,
    env: host.environment.variables,
    send: (sends) => deliver(sender, sends, deadline.remainingMs),
    reject,
    validator: host.validator,
    log: (line) => writeLog(host, sender.message, line),
    remainingMs: deadline.remainingMs,
  }
}

/** Writes a line to the executor's log that says of which message it speaks. */
export function writeLog(host: Host, message: Message, line: Omit<LogLine, 'messageId'>): void {
  quietly(() => host.write(logLine({ messageId: message.id, ...line }, message, host.route.name, host.now())))
}
