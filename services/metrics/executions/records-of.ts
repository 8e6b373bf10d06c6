import { createHash } from 'node:crypto'
import { idInEnvironment } from '../../shared/ids.ts'
import { fingerprintOf } from '../errors/fingerprint.ts'
import type { TakenExecution, TakenLine } from '../ingest/taken-line.ts'
import type { ExecutionDetail, ExecutionOutcome, ExecutionRecord } from './model.ts'

/** What a line of an executor tells of single messages. */
export const recordsOf = (line: TakenLine): readonly ExecutionRecord[] =>
  line.executions.map((execution) => recordOf(line, execution))

function recordOf(line: TakenLine, execution: TakenExecution): ExecutionRecord {
  const { environmentId, deploymentId, revision, route, source } = line
  const { messageId, correlationId, parentId, objectKey, parentSpanId, traceparent, sentAt, error } = execution
  const startedAt = new Date(execution.startedAt)
  return {
    id: executionId({ environmentId, route, messageId, sentAt }),
    environmentId,
    route,
    messageId,
    correlationId,
    ...(parentId !== undefined && { parentId }),
    ...(objectKey !== undefined && { objectKey }),
    span: spanIn(traceparent),
    parentSpan: parentSpanId,
    isReplay: execution.isReplay,
    outcome: outcomeOf(execution),
    ...(error !== undefined && { fingerprint: fingerprintOf(error) }),
    attempt: execution.attempt,
    ...(sentAt !== undefined && { sentAt: new Date(sentAt) }),
    receivedAt: startedAt,
    startedAt,
    durationMs: execution.durationMs,
    deploymentId,
    revision,
    ...(source !== undefined && { source }),
    detail: detailOf(line, execution),
    version: 0,
  }
}

const DIGEST_LENGTH = 24

/**
 * All attempts of a message have the time at which it was put into the queue in common; sent again it has another one. A request
 * is in no queue, and comes once.
 */
export function executionId({ environmentId, route, messageId, sentAt }: ExecutionKey): string {
  const key = JSON.stringify([route, messageId, sentAt ?? null])
  const digest = createHash('sha256').update(key).digest('hex').slice(0, DIGEST_LENGTH)
  return idInEnvironment('exe', environmentId, digest)
}

type ExecutionKey = Pick<TakenLine, 'environmentId' | 'route'> & Pick<TakenExecution, 'messageId' | 'sentAt'>

/** The third part of `00-<trace>-<span>-<flags>`. */
const spanIn = (traceparent: string): string => traceparent.split('-')[2] ?? ''

const outcomeWords = { succeeded: 'SUCCEEDED', dropped: 'DROPPED', failed: 'FAILED', retrying: 'RETRYING' } as const

/** A message may go through while some of its parts do not. */
function outcomeOf({ outcome, parts }: TakenExecution): ExecutionOutcome {
  const isPartial = outcome === 'succeeded' && parts !== undefined && parts.failed + parts.retrying > 0
  return isPartial ? 'PARTIAL' : outcomeWords[outcome]
}

function detailOf({ coldStart, memoryMb }: TakenLine, execution: TakenExecution): ExecutionDetail {
  const { hops, dropReason, error, spans, sent, parts, bytesIn, bytesOut, capture } = execution
  return {
    hops,
    coldStart,
    memoryMb,
    ...(dropReason !== undefined && { dropReason }),
    ...(error !== undefined && { error }),
    spans,
    sent,
    ...(parts !== undefined && { parts }),
    bytesIn,
    bytesOut,
    ...(capture !== undefined && {
      input: { body: capture.body, isCut: capture.trimmed === true || Buffer.byteLength(capture.body) < bytesIn },
    }),
    earlier: [],
  }
}
