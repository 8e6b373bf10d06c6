/**
 * How much of a core the Lambda host leaves to the user's code: messages per second of CPU for batches of ten, beside
 * a bare loop that does the same to the same bodies and nothing else. Runs of both alternate, and CPU time is what is
 * counted, so that other work on the machine hits both alike.
 */
import type { Execution } from '../runtime/engine/execution.ts'
import type { Handler } from '../runtime/hosts/lambda/index.ts'
import { createLambdaHandler } from '../runtime/hosts/lambda/index.ts'
import { type Context, route } from '../runtime/index.ts'
import type { Built } from '../runtime/route/builder.ts'
import { invocationLines } from '../runtime/telemetry/invocation-line.ts'

const ROUNDS = 9
const ROUND_MS = 250
const BATCH = 10
/** What a call of SQS takes from inside its region, at the least: the usual invocation waits for one. */
const SQS_CALL_MS = 5

interface Order {
  readonly id: number
  readonly country: string
  readonly customer: { readonly name: string; readonly email: string; readonly street: string }
  readonly products: readonly { readonly sku: string; readonly quantity: number; readonly price: number }[]
}

/** About 1 kB of JSON. */
const order = (id: number): Order => ({
  id,
  country: id % 2 === 0 ? 'DE' : 'FR',
  customer: { name: `Customer ${id}`, email: `customer-${id}@example.com`, street: 'Lindenstraße 12' },
  products: Array.from({ length: 16 }, (_, n) => ({
    sku: `sku-${id}-${n}-${'x'.repeat(12)}`,
    quantity: n + 1,
    price: 9.5 + n,
  })),
})

const change = (value: Order): object => ({ ...value, total: value.products.length, seen: true })
const one = (body: string): string => JSON.stringify(change(JSON.parse(body)))
const parts = (body: string): string[] => (JSON.parse(body) as Order[]).map((value) => JSON.stringify(change(value)))
const isGerman = (body: string): boolean => (JSON.parse(body) as Order).country === 'DE'
const touch = (body: string): boolean => isGerman(body) && JSON.stringify(body) === ''

interface Case {
  readonly name: string
  readonly route: Built
  readonly body: (n: number) => string
  /** The same work without us. */
  readonly bare: (body: string) => unknown
  /** Messages that leave, or end, for each body. */
  readonly messages: number
}

const single = (n: number): string => JSON.stringify(order(n))
const tenfold = (n: number): string => JSON.stringify(Array.from({ length: 10 }, (_, i) => order(n * 10 + i)))
const upstream = () => route('Bench').from('queue:In')

const cases: readonly Case[] = [
  {
    name: 'process',
    route: upstream().process((body: string, _: Context) => one(body)),
    body: single,
    bare: one,
    messages: 1,
  },
  { name: 'process, to a queue', route: upstream().process(one).to('queue:Out'), body: single, bare: one, messages: 1 },
  {
    name: 'split into 10, to a queue',
    route: upstream().split(parts).to('queue:Out'),
    body: tenfold,
    bare: parts,
    messages: 10,
  },
  {
    name: 'process, branch to 2 queues',
    route: upstream()
      .process(one)
      .branch([[isGerman, 'queue:Out']])
      .otherwise('queue:Other'),
    body: single,
    bare: (body) => touch(one(body)),
    messages: 1,
  },
]

async function hostOf({ definition }: Built, write: (line: string) => void): Promise<Handler> {
  const url = (name: string) => `https://sqs.eu-central-1.amazonaws.com/000000000000/${name}`
  return createLambdaHandler(
    { Bench: async () => ({ route: definition, validators: new Map() }) },
    {
      ROUTO_PROJECT: 'bench',
      ROUTO_ENVIRONMENT: 'local',
      ROUTO_ROUTE: 'Bench',
      ROUTO_SOURCE_QUEUE: url('In'),
      ROUTO_DEAD_LETTERS: url('BenchDLQ'),
      ROUTO_QUEUE_Out: url('Out'),
      ROUTO_QUEUE_Other: url('Other'),
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
    },
    { fetch: answer, write },
  )
}

/** The least that can stand in for SQS. */
const answer = async (): Promise<Response> => taken
// Only these are looked at; a real response costs more than all else that is measured.
const taken = { ok: true, text: async () => '{"Successful":[]}' } as Response

const context = { awsRequestId: 'a3f1c5c2-1b1e-4f0a-9d3b-0a8a5f3b7c11', getRemainingTimeInMillis: () => 30_000 }

const eventOf = (bodies: readonly string[]) => ({
  Records: bodies.map((body, n) => ({
    messageId: `059f36b4-87a3-44ab-83d2-66197583${1000 + n}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body,
    attributes: { ApproximateReceiveCount: '1', ApproximateFirstReceiveTimestamp: '1795248142428' },
    messageAttributes: {},
    eventSource: 'aws:sqs',
  })),
})

/** Messages per second of CPU, over one round. */
async function rateOf(messages: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  const until = performance.now() + ROUND_MS
  let runs = 0
  while (performance.now() < until) {
    for (let i = 0; i < 20; i += 1) await work()
    runs += 20
  }
  const { user, system } = process.cpuUsage(before)
  return (runs * messages * 1_000_000) / (user + system)
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

async function measure({ name, route: built, body, bare, messages }: Case) {
  const bodies = Array.from({ length: BATCH }, (_, n) => body(n))
  const event = eventOf(bodies)
  let line = ''
  const handle = await hostOf(built, (text) => {
    line = text
  })
  const runBare = () => {
    for (const text of bodies) bare(text)
  }
  const runHost = () => handle(event, context)
  await rateOf(1, runBare)
  await rateOf(1, runHost)
  const rates: { readonly bare: number; readonly host: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.push({
      bare: await rateOf(BATCH * messages, runBare),
      host: await rateOf(BATCH * messages, runHost),
    })
  }
  const host = median(rates.map((rate) => rate.host))
  return {
    name,
    bare: median(rates.map((rate) => rate.bare)),
    host,
    ratio: median(rates.map((rate) => rate.host / rate.bare)),
    batchMs: (BATCH * messages * 1_000) / host,
    telemetryMs: await telemetryMs(line),
  }
}

/** CPU time that the records of one batch take, from the line that it wrote. */
async function telemetryMs(line: string): Promise<number> {
  const { executions } = JSON.parse(line) as { readonly executions: readonly Execution[] }
  const report = { project: 'bench', environment: 'local', route: 'Bench', batchId: context.awsRequestId, executions }
  const write = () => invocationLines({ ...report, timestamp: Date.now(), notStarted: { count: 0, firstAttempts: 0 } })
  await rateOf(1, write)
  return 1_000 / (await rateOf(1, write))
}

console.log(
  `Node ${process.versions.node}; batches of ${BATCH}; bodies of ${single(1).length} bytes, split: ${tenfold(1).length}\n`,
)
const results = []
for (const one of cases) results.push(await measure(one))
console.table(
  Object.fromEntries(
    results.map(({ name, bare, host, ratio, batchMs, telemetryMs: telemetry }) => [
      name,
      {
        'bare, messages/s': Math.round(bare),
        'host, messages/s': Math.round(host),
        'of bare': `${(ratio * 100).toFixed(0)} %`,
        'batch, ms': batchMs.toFixed(3),
        'telemetry, ms': telemetry.toFixed(3),
        [`telemetry of an invocation with one ${SQS_CALL_MS} ms call`]: `${((telemetry / (batchMs + SQS_CALL_MS)) * 100).toFixed(2)} %`,
      },
    ]),
  ),
)
