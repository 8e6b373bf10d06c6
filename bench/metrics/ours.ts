import { setImmediate } from 'node:timers/promises'
import { createIngest } from '../../services/metrics/ingest/ingest.ts'
import { metricsModels } from '../../services/metrics/models.ts'
import { createCounter } from '../../services/metrics/rollups/counter.ts'
import { rollupModel } from '../../services/metrics/rollups/model.ts'
import { createMetricsService } from '../../services/metrics/service.ts'
import { systemCaller } from '../../services/shared/caller.ts'
import { createLog } from '../../services/shared/log.ts'
import { openSqliteStore } from '../../services/shared/store/sqlite/open.ts'
import { scriptedDataPlane } from '../../test/services/metrics/scripted-data-plane.ts'
import { type Batch, batchesOf, DAY_MS, durationsOf, type Traffic, VARIANTS } from './traffic.ts'

const environmentId = 'env_k3v9x2m4q8p1_a7c2e9f0'
const origin = { environmentId, deploymentId: 'dep_k3v9x2m4q8p1_a7c2e9f0-1', revision: 1, memoryMb: 256 }

/** As many as a collector takes at once. */
const PAGE = 1_000
/** How often a collector puts counts into longer stretches of time. */
const SUM_UP_MS = 1_000

export interface Ingested {
  readonly lines: number
  readonly executions: number
  readonly ms: number
  /** Of all cores, in milliseconds. */
  readonly cpuMs: number
}

/** Counts all lines as the collector does, and tells how long that took without making them. */
export async function ingestAll(file: string, traffic: Traffic): Promise<Ingested> {
  const store = await openSqliteStore({ file, models: [rollupModel] })
  let now = traffic.end
  const counter = createCounter(store.collection(rollupModel))
  const ingest = createIngest({ counter, now: () => new Date(now) })
  const sum = { lines: 0, executions: 0, ms: 0, cpuMs: 0 }
  let summedAt = 0
  let page: Batch[] = []
  const count = async (): Promise<void> => {
    const sent = page.map((batch, index) => ({ origin, line: lineOf(batch, sum.lines + index) }))
    now = page.at(-1)?.at ?? now
    const watch = startWatch()
    const { counted } = await ingest.take(environmentId, sent)
    if (counted !== sent.length) throw new Error(`${sent.length - counted} lines were not counted`)
    if (sum.ms - summedAt > SUM_UP_MS) {
      await ingest.sumUp()
      summedAt = sum.ms
    }
    watch.addTo(sum)
    sum.lines += page.length
    sum.executions += page.reduce((executions, batch) => executions + batch.executions, 0)
    page = []
  }
  for (const batch of batchesOf(traffic)) {
    // A collector sees lines soon after they were written; those of another day would be late.
    if (page.length === PAGE || (page[0] !== undefined && batch.at - page[0].at > DAY_MS)) await count()
    page.push(batch)
  }
  await count()
  const watch = startWatch()
  await ingest.sumUp()
  watch.addTo(sum)
  await store.close()
  return sum
}

function startWatch() {
  const [begin, cpu] = [performance.now(), process.cpuUsage()]
  return {
    addTo(sum: { ms: number; cpuMs: number }): void {
      const { user, system } = process.cpuUsage(cpu)
      sum.ms += performance.now() - begin
      sum.cpuMs += (user + system) / 1_000
    },
  }
}

const prepared = Array.from({ length: VARIANTS }, (_, variant) =>
  durationsOf(variant).map((durationMs, index) => ({
    messageId: `m${variant}-${index}`,
    correlationId: `m${variant}-${index}`,
    attempt: 1,
    outcome: 'succeeded',
    startedAt: 1_700_000_000_000,
    sentAt: 1_699_999_999_990,
    durationMs,
    spans: [{ step: 0, kind: 'process', calls: 1, errors: 0, durationMs }],
    sent: { 'queue:Out': 1 },
    bytesIn: 1_000,
    bytesOut: 1_000,
  })),
)

/** A line as an executor writes it, parsed. */
function lineOf({ route, at, executions, variant }: Batch, number: number): object {
  const counts = { received: executions, succeeded: executions, failed: 0, dropped: 0, retrying: 0, notStarted: 0 }
  return {
    _aws: { Timestamp: at },
    route,
    source: 'queue:In',
    batchId: `b${number}`,
    ...counts,
    executions: prepared[variant]?.slice(0, executions),
  }
}

const POINTS = 'points { at received p50 p95 p99 }'
const day = (end: number) =>
  `range: { from: "${new Date(end - DAY_MS).toISOString()}", to: "${new Date(end).toISOString()}" }, bucket: FIVE_MINUTES`

/** A question as the gateway asks it, and how many points its answer has. */
export interface Question {
  readonly name: string
  readonly ask: () => Promise<number>
}

/** Asks through the subgraph, GraphQL and all. */
export async function openQuestions(
  file: string,
  end: number,
): Promise<{ readonly questions: readonly Question[]; readonly close: () => Promise<void> }> {
  const store = await openSqliteStore({ file, models: metricsModels })
  const { subgraph } = await createMetricsService({
    store,
    dataPlane: scriptedDataPlane(),
    audit: async () => undefined,
    log: createLog('silent'),
    now: () => new Date(end),
  })
  const question = (name: string, type: string, id: string, field: string): Question => ({
    name,
    async ask() {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${field} } } }`
      const variables = { of: [{ __typename: type, id }] }
      const { data, errors } = await subgraph.execute({ query, variables }, systemCaller('bench'))
      if (errors !== undefined) throw new Error(errors[0]?.message)
      await setImmediate()
      const [{ series }] = (data as { _entities: readonly [{ series: readonly { points: unknown[] }[] }] })._entities
      return series.reduce((points, one) => points + one.points.length, 0)
    },
  })
  const route = 'rte_k3v9x2m4q8p1_Route7'
  return {
    questions: [
      question('one route', 'Route', route, `series(environmentId: "${environmentId}", ${day(end)}) { ${POINTS} }`),
      question('the environment', 'Environment', environmentId, `series(${day(end)}) { ${POINTS} }`),
      question(
        '100 routes, each a series',
        'Environment',
        environmentId,
        `series(${day(end)}, groupBy: ROUTE, first: 100) { label ${POINTS} }`,
      ),
    ],
    close: () => subgraph.close(),
  }
}
