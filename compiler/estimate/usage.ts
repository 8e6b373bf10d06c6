import { isProblem, parseEndpoint } from '../../runtime/route/endpoint.ts'
import type { ExecutorPlan } from '../plan/plan.ts'
import type { Flow, FlowSend } from './flow.ts'
import type { BilledItem } from './prices.ts'
import { HOURS_PER_MONTH, MINUTES_PER_MONTH, SECONDS_PER_MONTH } from './workload.ts'

/** How much of what is billed a route uses in a month. */
export type Usage = readonly (readonly [item: BilledItem, quantity: number])[]

/** SQS bills each call per 64 kB, API Gateway each request per 512 kB. */
const SQS_CHUNK_BYTES = 65_536
const HTTP_CHUNK_BYTES = 524_288
const GIGABYTE = 1e9
/** Most messages that one SQS call takes. */
const SQS_BATCH = 10

/**
 * Lambda asks an idle queue three times a minute from each of its pollers, and every question is billed. It goes down
 * from five pollers to two, but only where no maximum concurrency is set.
 */
const POLLS_PER_MINUTE = 3
const IDLE_POLLERS = 2
const IDLE_POLLERS_WITH_MAXIMUM = 5

/** What an executor puts beside a body: the envelope; what a source puts into an inbox in place of a body. */
const ENVELOPE_BYTES = 500
const FILE_NOTIFICATION_BYTES = 1_000
const TRIGGER_BYTES = 200

/** Log lines: Lambda's own with our metrics for each invocation, the execution record for each message. */
const INVOCATION_LOG_BYTES = 1_100
const MESSAGE_LOG_BYTES = 550
const CAPTURE_LIMIT_BYTES = 16_000
const AVERAGE_MONTH_DAYS = 30.4
/** Metrics of an executor. CloudWatch bills them for the hours in which there are values. */
const METRICS = 5

/** What one route uses in a month, without anything shared. */
export function usageOf({ options, reads }: ExecutorPlan, flow: Flow): Usage {
  const { expected, messages } = flow
  const perInvocation = reads === undefined ? 1 : messagesPerInvocation(flow, options.batchSize, options.batchWindowMs)
  const invocations = messages / perInvocation
  const captured = options.capturePayloads ? Math.min(expected.averageBytes, CAPTURE_LIMIT_BYTES) : 0
  const logBytes =
    invocations * INVOCATION_LOG_BYTES + messages * (MESSAGE_LOG_BYTES + expected.logBytesPerMessage + captured)
  return [
    ['lambda-requests', invocations],
    ['lambda-gb-seconds', ((messages * expected.msPerMessage) / 1000) * (options.memoryMb / 1024)],
    ...sourceUsage(flow),
    ...(reads === undefined ? [] : queueUsage(flow, perInvocation, options.maxConcurrency !== undefined)),
    ...flow.sends.flatMap((send) => sendUsage(send, messages, perInvocation)),
    ['logs-ingest', logBytes / GIGABYTE],
    ['logs-storage', (logBytes / GIGABYTE) * (options.retentionDays / AVERAGE_MONTH_DAYS)],
    ['metrics', METRICS * Math.min(1, invocations / HOURS_PER_MONTH)],
  ]
}

/** Messages come evenly over the month, so only a batch window or a burst from upstream makes a batch of them. */
function messagesPerInvocation({ expected, messages, burst }: Flow, batchSize: number, windowMs: number): number {
  const collected = (messages / SECONDS_PER_MONTH) * (windowMs / 1000)
  return Math.min(batchSize, Math.max(1, expected.messagesPerInvocation ?? Math.max(collected, burst)))
}

/** What it costs that a message comes in, until it lies in a queue or is handed to the executor. */
function sourceUsage({ route, expected, messages, burst }: Flow): Usage {
  const source = parseEndpoint(route.from.uri)
  if (isProblem(source)) return []
  switch (source.kind) {
    case 'file':
      return [
        ['s3-gets', messages],
        ['sqs-requests', messages],
      ]
    case 'queue':
      // What another route sends is counted there.
      return burst > 0 ? [] : [['sqs-requests', messages * chunks(expected.averageBytes)]]
    case 'http': {
      const requests = messages * Math.ceil(expected.averageBytes / HTTP_CHUNK_BYTES)
      const queued = route.respond === undefined ? messages * chunks(expected.averageBytes) : 0
      return [
        ['http-api-requests', requests],
        ['sqs-requests', queued],
      ]
    }
    case 'trigger':
      return [
        ['scheduler-invocations', source.schedule.type === 'manual' ? 0 : messages],
        ['sqs-requests', messages],
      ]
    case 'https':
      return []
  }
}

/** Receiving and deleting, and asking while there is nothing. */
function queueUsage(flow: Flow, perInvocation: number, hasMaximum: boolean): Usage {
  const perCall = Math.min(perInvocation, SQS_BATCH)
  const calls = flow.messages / perCall
  const idle = (hasMaximum ? IDLE_POLLERS_WITH_MAXIMUM : IDLE_POLLERS) * POLLS_PER_MINUTE * MINUTES_PER_MONTH
  return [['sqs-requests', calls * chunks(perCall * queuedBytes(flow)) + calls + idle]]
}

function queuedBytes({ route, expected }: Flow): number {
  if (route.from.uri.startsWith('file:')) return FILE_NOTIFICATION_BYTES
  if (route.from.uri.startsWith('trigger:')) return TRIGGER_BYTES
  return expected.averageBytes + ENVELOPE_BYTES
}

/** An executor sends what one invocation has for a queue in batches. */
function sendUsage({ uri, perMessage, bytes }: FlowSend, messages: number, perInvocation: number): Usage {
  const sent = messages * perMessage
  const target = parseEndpoint(uri)
  if (isProblem(target)) return []
  switch (target.kind) {
    case 'queue': {
      const perCall = Math.min(SQS_BATCH, Math.max(1, perInvocation * perMessage))
      return [['sqs-requests', (sent / perCall) * chunks(perCall * (bytes + ENVELOPE_BYTES))]]
    }
    case 'file':
      return [
        ['s3-puts', sent],
        ['s3-storage', (sent * bytes) / GIGABYTE],
      ]
    case 'https':
      return [['data-out', (sent * bytes) / GIGABYTE]]
    case 'http':
    case 'trigger':
      return []
  }
}

const chunks = (bytes: number): number => Math.max(1, Math.ceil(bytes / SQS_CHUNK_BYTES))
