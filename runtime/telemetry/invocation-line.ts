import type { Execution } from '../engine/execution.ts'

/** What one invocation of an executor did. */
export interface Invocation {
  readonly project: string
  readonly environment: string
  readonly route: string
  /** Id of the invocation: whoever stores the executions stores a batch once. */
  readonly batchId: string
  readonly timestamp: number
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
  const chunks = chunk(invocation.executions)
  return chunks.map((records, index) => line(invocation, records, index, chunks.length))
}

interface Rec {
  readonly execution: Execution
  readonly json: string
}

function chunk(executions: readonly Execution[]): readonly (readonly Rec[])[] {
  const chunks: Rec[][] = [[]]
  let bytes = 0
  for (const execution of executions) {
    const json = recordJson(execution)
    const size = Buffer.byteLength(json) + 1
    const last = chunks.at(-1) ?? []
    if (last.length > 0 && (last.length === MAX_VALUES || bytes + size > MAX_BYTES - HEAD_BYTES)) {
      chunks.push([{ execution, json }])
      bytes = size
    } else {
      last.push({ execution, json })
      bytes += size
    }
  }
  return chunks
}

/** A record too large for a line leaves without what makes it large, and says so. */
function recordJson(execution: Execution): string {
  const json = JSON.stringify(execution)
  if (json.length < MAX_BYTES / 4 || Buffer.byteLength(json) < MAX_BYTES - HEAD_BYTES) return json
  const { capture: _, error, ...rest } = execution
  const { stack: __, ...failure } = error ?? {}
  const short = (text: string): string => text.slice(0, 1_000)
  return JSON.stringify({
    ...rest,
    spans: [],
    sent: {},
    ...(error && { error: { ...failure, message: short(error.message) } }),
    trimmed: true,
  })
}

function line(invocation: Invocation, records: readonly Rec[], index: number, parts: number): string {
  const { project, environment, route, batchId, timestamp } = invocation
  const notStarted = index === 0 ? invocation.notStarted : { count: 0, firstAttempts: 0 }
  const counts = { received: notStarted.firstAttempts, succeeded: 0, failed: 0, dropped: 0, retrying: 0 }
  for (const { execution } of records) {
    if (execution.attempt === 1) counts.received += 1
    counts[execution.outcome] += 1
  }
  const head = JSON.stringify({
    _aws: { Timestamp: timestamp, CloudWatchMetrics: records.length > 0 ? METRICS : METRICS_WITHOUT_DURATION },
    project,
    environment,
    route,
    batchId,
    ...(parts > 1 ? { part: index + 1, parts } : {}),
    ...counts,
    notStarted: notStarted.count,
    ...(records.length > 0 ? { durationMs: records.map(({ execution }) => execution.durationMs) } : {}),
  })
  return `${head.slice(0, -1)},"executions":[${records.map(({ json }) => json).join(',')}]}\n`
}

const COUNTS = ['received', 'succeeded', 'failed', 'dropped'].map((Name) => ({ Name, Unit: 'Count' }))
const directive = (Metrics: readonly object[]) => [
  { Namespace: 'routo', Dimensions: [['project', 'environment', 'route']], Metrics },
]
const METRICS = directive([...COUNTS, { Name: 'durationMs', Unit: 'Milliseconds' }])
/** An empty array is no metric value. */
const METRICS_WITHOUT_DURATION = directive(COUNTS)
