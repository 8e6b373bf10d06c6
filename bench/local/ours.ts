/**
 * Our side of `bench:local`: the cloud in its own process, handlers in executor processes, this process as the producer, which
 * speaks SQS. Prints one line of JSON, as the peers do.
 */
import { mkdtemp, rm } from 'node:fs/promises'
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
const MOST_ENTRIES = 10
/** Requests at a time: fewer would measure how long one takes. */
const SENDERS = 10
/** Each look is three requests. */
const LOOK_MS = 50

const window = batch > MOST_ENTRIES ? ', batchWindowMs: 1000' : ''
/** Bodies are kept with the records where the time on the way is to be found in them; none of the peers keeps them. */
const options = `{ batchSize: ${batch}${window}, capturePayloads: ${rate > 0} }`
const files = {
  'routes.ts': `import { route } from 'routo'
import { addTotal, isLarge, read } from './processors.ts'

export default [
  route('Orders', ${options}).from('queue:orders').process(addTotal).branch([[isLarge, 'queue:large']]).otherwise('queue:small'),
  route('Large', ${options}).from('queue:large').process(read),
  route('Small', ${options}).from('queue:small').process(read),
]
`,
  'processors.ts': `import type { Context } from 'routo'

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
  const waiting = async (): Promise<number> => {
    const depths = await Promise.all(['Orders', 'Large', 'Small'].map((route) => dataPlane.depth(ENVIRONMENT, route)))
    return depths.reduce((sum, depth) => sum + (depth?.visible ?? 0) + (depth?.inFlight ?? 0), 0)
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
    const endpoints = { sqs: cloud.url, s3: cloud.url }
    const access = { region: 'us-east-1', sessionToken: '', endpoints, ...(await accessKeyIn(dataDir)) }
    const outside = { fetch: lightFetch, sleep: (ms: number) => sleep(ms) }
    const aws = createAws(endpoints, { sign: createSign(access, Date.now), ...outside })
    const url = 'https://sqs.us-east-1.amazonaws.com/000000000000/bench-local-orders'
    return async (bodies: readonly string[]): Promise<void> => {
      const refused = await sendMessages(
        aws,
        url,
        bodies.map((body) => ({ body, attributes: {} })),
      )
      if (refused.length > 0) throw new Error(JSON.stringify(refused))
    }
  }

  /** SQS takes ten in a request. */
  async function load(count: number): Promise<number> {
    const begun = performance.now()
    let sent = 0
    let isFull = false
    const sender = async (): Promise<void> => {
      while (sent < count) {
        const first = sent
        sent = Math.min(count, first + MOST_ENTRIES)
        await send(Array.from({ length: sent - first }, (_, i) => order(first + i)))
        while (isFull) await sleep(2)
      }
    }
    const looking = async (): Promise<void> => {
      for (;;) {
        const all = sent === count
        const left = await waiting()
        isFull = left > BACKLOG
        if (all && left <= count * (1 - COUNTED)) return
        await sleep(LOOK_MS)
      }
    }
    await Promise.all([looking(), ...Array.from({ length: SENDERS }, sender)])
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
