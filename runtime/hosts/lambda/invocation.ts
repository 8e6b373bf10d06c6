import { sendMessages } from '../../endpoints/sqs.ts'
import type { Execution } from '../../engine/execution.ts'
import type { LogLine, Ports } from '../../engine/ports.ts'
import type { Message } from '../../message.ts'
import { invocationLines } from '../../telemetry/invocation-line.ts'
import { logLine } from '../../telemetry/log-line.ts'
import { quietly } from '../../telemetry/quietly.ts'
import { createDeadline, type Deadline } from './deadline.ts'
import { deliver } from './deliver.ts'
import type { Host, InvocationContext, Sender } from './host.ts'
import { createOutbox, type Outbox } from './outbox.ts'

/** What the messages of one invocation share. */
export interface Invocation {
  readonly host: Host
  readonly id: string
  readonly outbox: Outbox
  readonly deadline: Deadline
  /** The first of its process: whoever waited for it has waited for the start, too. */
  readonly isFirst: boolean
}

const LEAN_ENTRIES = 100

/** Begins the invocations of an executor. The deadline of each runs until it is cancelled. */
export function createInvocations(host: Host): (context: InvocationContext) => Invocation {
  // What takes SQS's place has not its limits.
  const mostEntries = host.aws.queues && LEAN_ENTRIES
  let invocations = 0
  return (context) => {
    invocations += 1
    return {
      host,
      id: context.awsRequestId,
      outbox: createOutbox((queueUrl, entries) => sendMessages(host.aws, queueUrl, entries), host.sleep, mostEntries),
      deadline: createDeadline(host.options.timeoutMs, () => context.getRemainingTimeInMillis()),
      isFirst: invocations === 1,
    }
  }
}

/** What the engine needs, for one message. */
export function portsFor({ host, outbox, deadline }: Invocation, sender: Sender, reject: Ports['reject']): Ports {
  return {
    now: host.now,
    fetch: host.fetch,
    env: host.environment.variables,
    send: (sends) => deliver(host, outbox, sender, sends, deadline.remainingMs),
    reject,
    validator: (schema) => validatorOf(host, schema),
    log: (line) => writeLog(host, sender.message, line),
    remainingMs: deadline.remainingMs,
  }
}

function validatorOf({ validators }: Host, schema: Parameters<Ports['validator']>[0]): ReturnType<Ports['validator']> {
  const validator = validators.get(schema)
  if (validator !== undefined) return validator
  throw new Error('The bundle lacks the compiled form of a schema: deploy the project again')
}

/** Writes a line to the executor's log that says of which message it speaks. */
export function writeLog(host: Host, message: Message, line: Omit<LogLine, 'messageId'>): void {
  quietly(() => host.write(logLine({ messageId: message.id, ...line }, message, host.route.name, host.now())))
}

/** Writes the records of an invocation; `left` are the messages that it did not begin. */
export function writeRecords(
  { host, id, isFirst }: Invocation,
  executions: readonly Execution[],
  left: readonly { readonly message: Message }[] = [],
): void {
  quietly(() => {
    const { project, environment, route } = host.environment
    const firstAttempts = left.filter(({ message }) => message.attempt === 1).length
    const notStarted = { count: left.length, firstAttempts }
    const about = { project, environment, route, source: host.route.from.uri, batchId: id, coldStart: isFirst }
    for (const line of invocationLines({ ...about, timestamp: host.now(), executions, notStarted })) host.write(line)
  })
}
