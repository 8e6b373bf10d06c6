import { randomBytes } from 'node:crypto'
import type { Execution, Outcome } from '../../../runtime/engine/execution.ts'
import { isHttpEvent, toMessage } from '../../../runtime/hosts/lambda/requests/request.ts'
import { receive } from '../../../runtime/hosts/lambda/sqs-record.ts'
import type { Message } from '../../../runtime/message.ts'
import { invocationLines } from '../../../runtime/telemetry/invocation-line.ts'
import type { NewLine } from '../lines/lines.ts'
import { queueArn } from '../place.ts'
import type { LeasedMessage } from '../queues/queues.ts'
import { deliveryOf } from './delivery.ts'
import type { FunctionError } from './executor/channel.ts'
import { EventRecord } from './executor/sqs-event.ts'
import type { FunctionConfig } from './functions.ts'

/** What became of messages, where no executor could say so. */
export interface InPlace {
  /** Of the invocation, or of what else ended them: whoever stores records stores each batch once. */
  readonly batchId: string
  readonly startedAt: number
  readonly now: number
  readonly outcome: Outcome
  readonly error?: FunctionError
  readonly dropReason?: string
  /** In place of the count of receives, where the last of them has its record. */
  readonly attempt?: (message: LeasedMessage) => number
}

/**
 * The lines that an executor would have written of these messages, had it lived: with them received = succeeded + failed + dropped +
 * in flight holds, however executors end.
 */
export function linesInPlace(config: FunctionConfig, messages: readonly LeasedMessage[], what: InPlace): NewLine[] {
  const executions = messages.map((message): Execution => {
    const { message: received, sentAt } = receive(
      new EventRecord(deliveryOf(message), queueArn(message.queue)),
      what.now,
    )
    const attempt = what.attempt?.(message) ?? received.attempt
    return executionOf(config, { ...received, attempt }, what, sentAt)
  })
  return linesOf(config, executions, what)
}

/** The same for a request that has no answer. */
export function linesOfRequest(config: FunctionConfig, event: unknown, what: InPlace): NewLine[] {
  return isHttpEvent(event) ? linesOf(config, [executionOf(config, toMessage(event), what)], what) : []
}

function executionOf(
  { source }: FunctionConfig,
  message: Message,
  { startedAt, now, outcome, error, dropReason }: InPlace,
  sentAt?: number,
): Execution {
  const { id, correlationId, parentId, traceparent, hops, attempt, isReplay, body } = message
  const [version, trace, parentSpanId = '', flags] = traceparent.split('-')
  return {
    route: source.route,
    messageId: id,
    correlationId,
    parentId,
    traceparent: [version, trace, randomBytes(8).toString('hex'), flags].join('-'),
    parentSpanId,
    hops,
    attempt,
    isReplay,
    sentAt,
    startedAt,
    durationMs: Math.max(0, now - startedAt),
    outcome,
    dropReason,
    error: error && {
      name: 'Error',
      code: error.type,
      message: error.message,
      stack: error.stack,
      retryable: outcome === 'retrying',
    },
    spans: [],
    sent: {},
    bytesIn: Buffer.byteLength(body),
    bytesOut: 0,
  }
}

function linesOf({ source, environment }: FunctionConfig, executions: readonly Execution[], what: InPlace): NewLine[] {
  const { ROUTO_PROJECT = '', ROUTO_ENVIRONMENT = '' } = environment
  const lines = invocationLines({
    project: ROUTO_PROJECT,
    environment: ROUTO_ENVIRONMENT,
    route: source.route,
    batchId: what.batchId,
    timestamp: what.now,
    coldStart: false,
    executions,
    notStarted: { count: 0, firstAttempts: 0 },
  })
  return lines.map((text) => ({ source, at: what.now, kind: 'record', text: text.trimEnd(), requestId: what.batchId }))
}
