import type { Execution } from '../engine/execution.ts'

/** What one invocation of an executor did. */
export interface Invocation {
  readonly project: string
  readonly environment: string
  readonly route: string
  /** What the route reads: `queue:Orders`; absent where whoever writes the line does not know. */
  readonly source?: string | undefined
  /** Id of the invocation: whoever stores the executions stores a batch once. */
  readonly batchId: string
  readonly timestamp: number
  /** The process was started for it. */
  readonly coldStart: boolean
  readonly executions: readonly Execution[]
  /** Messages given back before they were begun. They are in flight like the retrying. */
  readonly notStarted: { readonly count: number; readonly firstAttempts: number }
}

/** CloudWatch takes 256 kB of a log event and 100 values of a metric in it. */
const MAX_BYTES = 256_000
const MAX_VALUES = 100
/** What the line has beside the records, generously. */
const HEAD_BYTES = 4_000

/**
 * The invocation as lines of JSON in CloudWatch's embedded metric format: metrics `received`, `succeeded`, `failed`,
 * `dropped` and `durationMs` with the dimensions project, environment and route, and the records themselves. Each line
 * counts its own records, so that lines add up.
 *
 * received = succeeded + failed + dropped + in flight: a message counts as received at its first attempt only, and
 * the attempts that give it back (`retrying`, `notStarted`) leave it in flight.
 */
export function invocationLines(invocation: Invocation): readonly string[] {
  const chunks = inChunks(invocation.executions)
  return chunks.map((chunk, index) => line(invocation, chunk, index, chunks.length))
}

/** Records that fit a line, and their JSON. */
interface Chunk {
  readonly records: readonly Execution[]
  readonly json: string
}

/** Halves the records until they fit. Most invocations fit as they are, so all are turned into JSON at once. */
function inChunks(records: readonly Execution[]): readonly Chunk[] {
  const json = JSON.stringify(records)
  if (records.length <= MAX_VALUES && fits(json)) return [{ records, json }]
  if (records.length === 1) return [{ records, json: JSON.stringify(records.map(withoutBulk)) }]
  const half = Math.ceil(records.length / 2)
  return [...inChunks(records.slice(0, half)), ...inChunks(records.slice(half))]
}

const fits = (json: string): boolean => json.length < MAX_BYTES / 4 || Buffer.byteLength(json) < MAX_BYTES - HEAD_BYTES

/** A record too large for a line leaves without what makes it large, and says so. */
const withoutBulk = (execution: Execution): object => ({
  ...execution,
  capture: undefined,
  spans: [],
  sent: {},
  error: execution.error && { ...execution.error, message: execution.error.message.slice(0, 1_000), stack: undefined },
  trimmed: true,
})

function line(invocation: Invocation, { records, json }: Chunk, index: number, parts: number): string {
  const { project, environment, route, source, batchId, timestamp, coldStart } = invocation
  const notStarted = index === 0 ? invocation.notStarted : { count: 0, firstAttempts: 0 }
  const counts = { received: notStarted.firstAttempts, succeeded: 0, failed: 0, dropped: 0, retrying: 0 }
  for (const { attempt, outcome } of records) {
    if (attempt === 1) counts.received += 1
    counts[outcome] += 1
  }
  const head = JSON.stringify({
    project,
    environment,
    route,
    source,
    batchId,
    part: parts > 1 ? index + 1 : undefined,
    parts: parts > 1 ? parts : undefined,
    ...counts,
    notStarted: notStarted.count,
    coldStart: coldStart && index === 0 ? true : undefined,
    durationMs: records.length > 0 ? records.map(({ durationMs }) => durationMs) : undefined,
  })
  const metrics = records.length > 0 ? METRICS : METRICS_WITHOUT_DURATION
  return `{"_aws":{"Timestamp":${timestamp},"CloudWatchMetrics":${metrics}},${head.slice(1, -1)},"executions":${json}}\n`
}

const COUNTS = ['received', 'succeeded', 'failed', 'dropped'].map((Name) => ({ Name, Unit: 'Count' }))
const directive = (Metrics: readonly object[]): string =>
  JSON.stringify([{ Namespace: 'routo', Dimensions: [['project', 'environment', 'route']], Metrics }])
const METRICS = directive([...COUNTS, { Name: 'durationMs', Unit: 'Milliseconds' }])
/** An empty array is no metric value. */
const METRICS_WITHOUT_DURATION = directive(COUNTS)
