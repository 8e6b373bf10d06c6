/**
 * `npm run bench:runtime`: how much of a core the Lambda host leaves to the user's code. Messages per second of CPU in
 * batches of ten, signing and serialising of sends included, beside a bare loop that does the same to the same bodies
 * and nothing else. Runs of both alternate and CPU time is what counts, so that other work on the machine hits both.
 */
import type { Execution } from '../runtime/engine/execution.ts'
import type { Handler } from '../runtime/hosts/lambda/host.ts'
import { createLambdaHandler } from '../runtime/hosts/lambda/index.ts'
import type { Built } from '../runtime/route/builder.ts'
import { invocationLines } from '../runtime/telemetry/invocation-line.ts'
import { moduleOf } from '../test/testkit/executor.ts'
import { median } from './median.ts'
import { type Case, cases } from './runtime-cases.ts'
import { table } from './table.ts'

const ROUNDS = 9
const ROUND_MS = 250
const BATCH = 10
/** What a call of SQS takes from inside its region, at the least: the usual invocation waits for one. */
const SQS_CALL_MS = 5

const url = (name: string): string => `https://sqs.eu-central-1.amazonaws.com/000000000000/${name}`
const environment = {
  ROUTO_PROJECT: 'bench',
  ROUTO_ENVIRONMENT: 'bench',
  ROUTO_ROUTE: 'Bench',
  ROUTO_SOURCE_QUEUE: url('In'),
  ROUTO_DEAD_LETTERS: url('BenchDLQ'),
  ROUTO_QUEUE_Out: url('Out'),
  ROUTO_QUEUE_Other: url('Other'),
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
}
const context = { awsRequestId: 'a3f1c5c2-1b1e-4f0a-9d3b-0a8a5f3b7c11', getRemainingTimeInMillis: () => 30_000 }

// The least that can stand in for SQS: a real response costs more than much of what is measured.
const taken = { ok: true, text: async () => '{"Successful":[]}' } as Response

const handlerOf = ({ definition }: Built, write: (line: string) => void): Promise<Handler> =>
  createLambdaHandler(new Map([['Bench', async () => moduleOf(definition)]]), environment, {
    fetch: async () => taken,
    write,
  })

const eventOf = (bodies: readonly string[]): object => ({
  Records: bodies.map((body, n) => ({
    messageId: `059f36b4-87a3-44ab-83d2-66197583${1_000 + n}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body,
    attributes: { ApproximateReceiveCount: '1', ApproximateFirstReceiveTimestamp: '1795248142428' },
    messageAttributes: {},
    eventSource: 'aws:sqs',
  })),
})

/** CPU milliseconds of one run of the work, over one round. */
async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  const until = performance.now() + ROUND_MS
  let runs = 0
  while (performance.now() < until) {
    for (let i = 0; i < BATCH; i += 1) await work()
    runs += BATCH
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / runs
}

async function measure({ name, route, body, bare, messages }: Case): Promise<readonly string[]> {
  const bodies = Array.from({ length: BATCH }, (_, n) => body(n))
  const event = eventOf(bodies)
  let line = ''
  const handle = await handlerOf(route, (text) => {
    line = text
  })
  const runHost = () => handle(event, context)
  const runBare = () => {
    for (const text of bodies) bare(text)
  }
  const rounds: { readonly bare: number; readonly host: number }[] = []
  for (let round = 0; round <= ROUNDS; round += 1)
    rounds.push({ bare: await cpuMsOf(runBare), host: await cpuMsOf(runHost) })
  // The first round warms up.
  const measured = rounds.slice(1)
  const hostMs = median(measured.map(({ host }) => host))
  const telemetryMs = await telemetryMsOf(line)
  const perSecond = (ms: number): string => Math.round((BATCH * messages * 1_000) / ms).toLocaleString('en')
  return [
    name,
    perSecond(median(measured.map((round) => round.bare))),
    perSecond(hostMs),
    percent(median(measured.map((round) => round.bare / round.host)), 0),
    hostMs.toFixed(3),
    telemetryMs.toFixed(3),
    percent(telemetryMs / (hostMs + SQS_CALL_MS), 2),
  ]
}

const percent = (share: number, digits: number): string => `${(share * 100).toFixed(digits)} %`

/** CPU time that the records of one batch take, measured on those that it wrote. */
async function telemetryMsOf(line: string): Promise<number> {
  const { executions } = JSON.parse(line) as { readonly executions: readonly Execution[] } // our own line
  const notStarted = { count: 0, firstAttempts: 0 }
  const report = {
    project: 'bench',
    environment: 'bench',
    route: 'Bench',
    source: 'queue:Bench',
    batchId: context.awsRequestId,
    coldStart: false,
    executions,
  }
  const write = () => invocationLines({ ...report, timestamp: Date.now(), notStarted })
  await cpuMsOf(write)
  return cpuMsOf(write)
}

const heads = [
  'route',
  'bare, msg/s',
  'host, msg/s',
  'of bare',
  'batch, ms',
  'telemetry, ms',
  `share with a ${SQS_CALL_MS} ms call`,
]
const rows: (readonly string[])[] = []
for (const one of cases) rows.push(await measure(one))
console.log(`Node ${process.versions.node}, batches of ${BATCH}, bodies of 1 kB (split: 10 kB); per second of CPU\n`)
console.log(table(heads, rows))
