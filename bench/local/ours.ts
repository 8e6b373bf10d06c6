/**
 * Our side of `bench:local`: the cloud in its own process, handlers in executor processes. Where it is about throughput, a route is
 * the producer, as each peer's producer uses what the peer is fast with; single messages come from this process, which speaks
 * SQS. Prints one line of JSON, as the peers do.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import { createAws } from '../../runtime/endpoints/aws.ts'
import { sendMessages } from '../../runtime/endpoints/sqs.ts'
import { createSign } from '../../runtime/hosts/lambda/sign.ts'
import { localDataPlane } from '../../targets/local/driver/local-data-plane.ts'
import { localDriver } from '../../targets/local/driver/local-driver.ts'
import { accessKeyIn, startCloud } from './cloud.ts'
import { deploy, ENVIRONMENT } from './deploy.ts'
import { order } from './job.ts'
import { cpuTimes } from './processes.ts'

const [messages = 0, batch = 10, rate = 0, seconds = 0] = process.argv.slice(2).map(Number)

/** As for the peers. */
const BACKLOG = 5_000
/** A batch that does not fill waits for its window: the last ones are not waited for. */
const COUNTED = 0.98
/** The producer makes so many messages of each that it gets. */
const PUSHED = 100
/** SQS takes so many in a request. */
const MOST_ENTRIES = 10
/** Each look is four requests. */
const LOOK_MS = 10

const window = batch > MOST_ENTRIES ? ', batchWindowMs: 1000' : ''
/** Bodies are kept with the records where the time on the way is to be found in them; none of the peers keeps them. */
const options = `{ batchSize: ${batch}${window}, capturePayloads: ${rate > 0} }`
const files = {
  'routes.ts': `import { route } from 'routo'
import { addTotal, isLarge, orders, read } from './processors.ts'

export default [
  route('Pusher', { batchSize: 1, capturePayloads: false }).from('queue:pusher').split(orders).to('queue:orders'),
  route('Orders', ${options}).from('queue:orders').process(addTotal).branch([[isLarge, 'queue:large']]).otherwise('queue:small'),
  route('Large', ${options}).from('queue:large').process(read),
  route('Small', ${options}).from('queue:small').process(read),
]
`,
  'job.ts': await readFile(join(import.meta.dirname, 'job.ts'), 'utf8'),
  'processors.ts': `import type { Context } from 'routo'
import { order } from './job.ts'

export function orders(body: string): readonly string[] {
  const { first, count } = JSON.parse(body)
  return Array.from({ length: count }, (_, i) => order(first + i))
}
export function addTotal(body: string, ctx: Context): string {
  const order = JSON.parse(body)
  order.total = Math.round(order.amount * 123) / 100
  if (order.amount >= 500) ctx.headers.size = 'large'
  return JSON.stringify(order)
}
export const isLarge = (_: string, ctx: Context): boolean => ctx.headers.size === 'large'
export const read = (body: string): undefined => void JSON.parse(body)
`,
}

const dataDir = await mkdtemp(join(tmpdir(), 'routo-bench-'))
const cloud = await startCloud(dataDir)
const pool = new Pool(cloud.url)
try {
  const driver = localDriver({ url: cloud.url, key: cloud.key })
  const dataPlane = localDataPlane({ url: cloud.url, key: cloud.key })
  await deploy(driver, files)
  const send = await producer()
  const depthOf = async (route: string): Promise<number> => {
    const depth = await dataPlane.depth(ENVIRONMENT, route)
    return (depth?.visible ?? 0) + (depth?.inFlight ?? 0)
  }
  /** Messages on their way; those that are not made yet are among them. */
  const waiting = async (): Promise<number> => {
    const [pushed = 0, ...made] = await Promise.all(['Pusher', 'Orders', 'Large', 'Small'].map(depthOf))
    return made.reduce((sum, depth) => sum + depth, pushed * PUSHED)
  }
  await load(Math.ceil(messages / 5))
  const before = cpu()
  const perSecond = await load(messages)
  while ((await waiting()) > 0) await sleep(100)
  const after = cpu()
  const cpuUs = Object.fromEntries(
    Object.entries(after).map(([name, s]) => [name, ((s - (before[name] ?? 0)) * 1e6) / messages]),
  )
  const latencies = rate > 0 ? await steady() : []
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]
  console.log(JSON.stringify({ perSecond, cpuUs, p50: at(0.5), p99: at(0.99) }))

  function cpu(): Readonly<Record<string, number>> {
    const { user, system } = process.cpuUsage()
    return { producer: (user + system) / 1e6, ...cpuTimes(cloud.pid ?? 0) }
  }

  /** The peers' clients are made for their servers; Node's own `fetch` costs more than the request to ours. */
  async function lightFetch(...[url, init = {}]: Parameters<typeof fetch>): Promise<Response> {
    const { method = 'GET', headers, body } = init
    const { statusCode, body: answer } = await pool.request({
      path: new URL(String(url)).pathname,
      method: method as 'POST',
      headers: headers as Record<string, string>,
      body: body as string,
    })
    return new Response(await answer.text(), { status: statusCode })
  }

  async function producer() {
    const endpoints = { sqs: cloud.url, s3: cloud.url, ssm: cloud.url }
    const access = { region: 'us-east-1', sessionToken: '', endpoints, ...(await accessKeyIn(dataDir)) }
    const outside = { fetch: lightFetch, sleep: (ms: number) => sleep(ms) }
    const aws = createAws(endpoints, { sign: createSign(access, Date.now), ...outside })
    const url = 'https://sqs.us-east-1.amazonaws.com/000000000000/bench-local-'
    return async (bodies: readonly string[], queue = 'orders'): Promise<void> => {
      const refused = await sendMessages(
        aws,
        url + queue,
        bodies.map((body) => ({ body, attributes: {} })),
      )
      if (refused.length > 0) throw new Error(JSON.stringify(refused))
    }
  }

  async function load(count: number): Promise<number> {
    const begun = performance.now()
    const parts = Array.from({ length: Math.ceil(count / PUSHED) }, (_, i) =>
      JSON.stringify({ first: i * PUSHED, count: Math.min(PUSHED, count - i * PUSHED) }),
    )
    for (;;) {
      const left = await waiting()
      if (parts.length === 0 && left <= count * (1 - COUNTED)) break
      const room = Math.max(0, Math.min(MOST_ENTRIES, Math.floor((BACKLOG - left) / PUSHED)))
      const some = parts.splice(0, room)
      if (some.length > 0) await send(some, 'pusher')
      if (some.length < MOST_ENTRIES) await sleep(LOOK_MS)
    }
    return (count * COUNTED) / ((performance.now() - begun) / 1_000)
  }

  /** One at a time at a fixed rate; the records of the consumers tell when each was received. */
  async function steady(): Promise<readonly number[]> {
    let cursor = await lastRecord()
    const begun = performance.timeOrigin + performance.now()
    const sends: Promise<void>[] = []
    for (let n = 0; n < rate * seconds; n += 1) {
      const due = begun + (n * 1_000) / rate
      while (performance.timeOrigin + performance.now() < due) await sleep(0.5)
      sends.push(send([order(n, due)]))
    }
    await Promise.all(sends)
    // Reading is work for the cloud, too.
    while ((await waiting()) > 0) await sleep(100)
    const found: number[] = []
    const since = performance.now()
    while (found.length < rate * seconds && performance.now() - since < 30_000) {
      const page = await dataPlane.records(cursor, { limit: 1_000, waitMs: 200 })
      cursor = page.cursor
      for (const { route, line } of page.records) if (route !== 'Orders') found.push(...latenciesIn(line))
    }
    return found.sort((a, b) => a - b)
  }

  async function lastRecord(): Promise<string | undefined> {
    let cursor: string | undefined
    for (;;) {
      const page = await dataPlane.records(cursor, { limit: 1_000, waitMs: 0 })
      if (page.records.length === 0) return page.cursor
      cursor = page.cursor
    }
  }

  /** What is kept of a message says when it was to be sent. */
  function latenciesIn(line: unknown): readonly number[] {
    const { executions = [] } = Object(line) as { readonly executions?: readonly Recorded[] }
    return executions.map(({ startedAt, capture }) => startedAt - JSON.parse(capture.body).at)
  }
} finally {
  await pool.destroy()
  await cloud.stop()
  await rm(dataDir, { recursive: true, force: true })
}

interface Recorded {
  readonly startedAt: number
  readonly capture: { readonly body: string }
}
process.exit()
