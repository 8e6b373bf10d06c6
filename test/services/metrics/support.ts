import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { ExecutionResult } from 'graphql'
import type { Execution, Outcome } from '../../../runtime/engine/execution.ts'
import { invocationLines } from '../../../runtime/telemetry/invocation-line.ts'
import type { LineOrigin } from '../../../services/metrics/ingest/taken-line.ts'
import { metricsModels } from '../../../services/metrics/models.ts'
import { createMetricsService, type MetricsOptions, type MetricsService } from '../../../services/metrics/service.ts'
import type { AuditEntry } from '../../../services/shared/audit.ts'
import { type Caller, systemCaller } from '../../../services/shared/caller.ts'
import { idInEnvironment } from '../../../services/shared/ids.ts'
import { createLog, type Log } from '../../../services/shared/log.ts'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import type { Store } from '../../../services/shared/store/store.ts'
import type { DataPlane } from '../../../targets/data-plane.ts'
import { scriptedDataPlane } from './scripted-data-plane.ts'

/** A clock that tests set. */
export interface Clock {
  now: Date
}

export interface OpenMetrics extends MetricsService {
  readonly store: Store
  readonly clock: Clock
  /** What was written into the audit log. */
  readonly audited: readonly AuditEntry[]
  close(): Promise<void>
}

type MoreOptions = Pick<MetricsOptions, 'sources' | 'actualCosts'>

/** The service on an embedded store of its own, at a fixed time. */
export async function openMetrics(
  now: string,
  watch: (store: Store) => Store = (store) => store,
  dataPlane: DataPlane = scriptedDataPlane(),
  log: Log = createLog('silent'),
  more: MoreOptions = {},
): Promise<OpenMetrics> {
  const folder = await mkdtemp(join(tmpdir(), 'routo-metrics-'))
  const store = watch(await openSqliteStore({ file: join(folder, 'metrics.db'), models: metricsModels }))
  const metrics = await metricsOn(store, now, dataPlane, log, more)
  return {
    ...metrics,
    async close() {
      await metrics.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The service on a store, which is closed with it. */
async function metricsOn(
  store: Store,
  now: string,
  dataPlane: DataPlane,
  log: Log,
  more: MoreOptions = {},
): Promise<OpenMetrics> {
  const clock: Clock = { now: new Date(now) }
  const audited: AuditEntry[] = []
  const service = await createMetricsService({
    store,
    dataPlane,
    audit: async (_caller, entry) => void audited.push(entry),
    log,
    now: () => clock.now,
    sleep: () => setImmediate(),
    ...more,
  })
  return { ...service, store, clock, audited, close: () => service.subgraph.close() }
}

/** The lines that an executor writes for an invocation with these outcomes, each of a message's first attempt unless said otherwise. */
export function linesOf(
  {
    batchId,
    at,
    route = 'StoreOrders',
    ...rest
  }: Partial<Execution> & { readonly batchId: string; readonly at: string },
  outcomes: readonly (Outcome | readonly [outcome: Outcome, attempt: number])[],
  notStarted = { count: 0, firstAttempts: 0 },
): readonly unknown[] {
  const executions = outcomes.map((given, index): Execution => {
    const [outcome, attempt] = typeof given === 'string' ? [given, 1] : given
    const messageId = `${batchId}-${index}`
    const trace = { traceparent: '00-0-0-00', parentSpanId: '0', hops: 1, isReplay: false, startedAt: 0, durationMs: 5 }
    const most = { spans: [], sent: {}, bytesIn: 2, bytesOut: 2 }
    return { route, messageId, correlationId: messageId, attempt, outcome, ...trace, ...most, ...rest }
  })
  const timestamp = Date.parse(at)
  const place = { project: 'shop', environment: 'production', route }
  const invocation = { ...place, source: 'queue:Orders', batchId, timestamp, coldStart: false, executions, notStarted }
  return invocationLines(invocation).map((line): unknown => JSON.parse(line))
}

/** The first deployment of an environment. */
export const originOf = (environmentId: string): LineOrigin => ({
  environmentId,
  deploymentId: idInEnvironment('dep', environmentId, 1),
  revision: 1,
  memoryMb: 256,
})

/** Sends lines as a service does, and gives what became of them. */
export async function record(
  { subgraph }: OpenMetrics,
  environmentId: string,
  lines: readonly unknown[],
): Promise<unknown> {
  const query = `mutation ($environmentId: ID!, $deploymentId: ID!, $revision: Int!, $memoryMb: Int!, $lines: [JSON!]!) {
    executionsRecord(environmentId: $environmentId, deploymentId: $deploymentId, revision: $revision, memoryMb: $memoryMb, lines: $lines) {
      counted repeated refused { index reason }
    }
  }`
  const variables = { ...originOf(environmentId), lines }
  const { data, errors } = await subgraph.execute({ query, variables }, systemCaller('req_test'))
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
  return data?.executionsRecord
}

const COUNTS = 'received succeeded failed dropped inFlight'

/** Asks for stats as the gateway does, by reference. */
export const ask = (
  { subgraph }: OpenMetrics,
  caller: Caller,
  references: readonly { readonly __typename: string; readonly id: string }[],
  range: object,
  { fields = COUNTS, environmentId }: { readonly fields?: string; readonly environmentId?: string } = {},
): Promise<ExecutionResult> =>
  Promise.resolve(
    subgraph.execute(
      {
        query: `query ($references: [_Any!]!, $range: TimeRange!, $environmentId: ID!) {
          _entities(representations: $references) {
            ... on Project { stats(range: $range) { ${fields} } }
            ... on Environment { stats(range: $range) { ${fields} } }
            ... on Route { stats(environmentId: $environmentId, range: $range) { ${fields} } }
          }
        }`,
        variables: { references, range, environmentId: environmentId ?? 'env_000000000000_x' },
      },
      caller,
    ),
  )

/** A field of one thing, asked for as the gateway does; data is without a type, as it comes. */
export async function askOne(
  { subgraph }: OpenMetrics,
  caller: Caller,
  type: string,
  id: string,
  field: string,
  // biome-ignore lint/suspicious/noExplicitAny: every answer is of another shape
): Promise<{ readonly data: any; readonly errors?: ExecutionResult['errors'] }> {
  const query = `query ($references: [_Any!]!) { _entities(representations: $references) { ... on ${type} { ${field} } } }`
  const variables = { references: [{ __typename: type, id }] }
  const { data, errors } = await subgraph.execute({ query, variables }, caller)
  return { data: (data as { _entities: readonly unknown[] } | undefined)?._entities[0], ...(errors && { errors }) }
}

/** The stats of one thing. */
export async function statsOf(
  metrics: OpenMetrics,
  caller: Caller,
  reference: { readonly __typename: string; readonly id: string },
  range: object,
  options: { readonly fields?: string; readonly environmentId?: string } = {},
): Promise<unknown> {
  const { data, errors } = await ask(metrics, caller, [reference], range, options)
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
  return (data as { _entities: readonly { stats: unknown }[] })._entities[0]?.stats
}
