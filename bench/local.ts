/**
 * `npm run bench:local`: 1 kB of JSON is parsed, gets a field, and goes from a durable queue to one of two others, where a consumer
 * parses it; beside other queues on the same machine in the same run. Ours runs handlers in processes of their own, the peers in
 * the client's. A server that is not installed is left out, and said so.
 */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { median } from './median.ts'
import { table } from './table.ts'

interface Side {
  readonly name: string
  readonly script: string
  readonly keeps: string
  /** What has to be installed. */
  readonly needs?: string
}

const sides: readonly Side[] = [
  { name: 'routo', script: 'local/ours.ts', keeps: 'synced' },
  {
    name: 'RabbitMQ quorum, confirms',
    script: 'peers/queues/rabbitmq.mjs',
    keeps: 'synced',
    needs: '/usr/lib/rabbitmq/bin/rabbitmq-server',
  },
  {
    name: 'NATS JetStream, file',
    script: 'peers/queues/nats.mjs',
    keeps: 'not synced',
    needs: '/usr/sbin/nats-server',
  },
  { name: 'pg-boss', script: 'peers/queues/pg-boss.mjs', keeps: 'synced', needs: '/usr/lib/postgresql' },
  { name: 'BullMQ, AOF always', script: 'peers/queues/bullmq.mjs', keeps: 'synced', needs: '/usr/bin/redis-server' },
  { name: 'Node-RED over HTTP', script: 'peers/queues/node-red.mjs', keeps: 'nothing kept' },
  { name: 'bare loop', script: 'peers/queues/bare.mjs', keeps: 'nothing kept' },
]

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
})
const BATCHES = [100, 10]
const RATE = 1_000
const SECONDS = 5
/** Messages before those that come one by one: code that has not run often is slow everywhere. */
const WARM_UP = 20_000

interface Figures {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

const peers = join(import.meta.dirname, 'peers', 'queues')
if (!existsSync(join(peers, 'node_modules'))) {
  console.log('Installing the clients of the peers into bench/peers/queues, once: about 135 MB …')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peers, stdio: 'inherit' })
}

async function run({ script }: Side, ...args: readonly number[]): Promise<Figures> {
  const node = [join(import.meta.dirname, script), ...args.map(String)]
  const { stdout } = await promisify(execFile)(process.execPath, node, { timeout: 300_000 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures // our own scripts, which say what they print
}

const wanted = sides.filter(
  ({ name }) => values.only === undefined || name.toLowerCase().includes(values.only.toLowerCase()),
)
const present = wanted.filter(({ needs }) => needs === undefined || existsSync(needs))
for (const { name } of wanted.filter((side) => !present.includes(side)))
  console.log(`${name} is not installed here, and left out.`)

/** Sides take turns, so that other work on the machine hits all alike. */
const found = new Map(
  present.map((side) => [side, { rates: BATCHES.map((): number[] => []), p50: [] as number[], p99: [] as number[] }]),
)
for (let n = 0; n < Number(values.runs); n += 1) {
  for (const [side, { rates, p50, p99 }] of found) {
    for (const [index, batch] of BATCHES.entries()) {
      rates[index]?.push((await run(side, Number(values.messages), batch, 0, 0)).perSecond)
    }
    const steady = await run(side, WARM_UP, 10, RATE, SECONDS)
    p50.push(steady.p50)
    p99.push(steady.p99)
  }
}

const perSecond = (figure: number): string => Math.round(figure).toLocaleString('en')
const ms = (figure: number): string => figure.toFixed(2)
const durable = [...found].filter(([{ name, keeps }]) => name !== 'routo' && keeps !== 'nothing kept')
const ours = [...found].find(([{ name }]) => name === 'routo')?.[1]

console.log(`\nmessages per second from queue to queue to consumer, and ms on the way at ${RATE} per second\n`)
console.log(
  table(
    ['', 'at the answer', ...BATCHES.map((batch) => `batch ${batch}`), 'p50', 'p99'],
    [...found].map(([{ name, keeps }, { rates, p50, p99 }]) => [
      name,
      keeps,
      ...rates.map((some) => perSecond(median(some))),
      ms(median(p50)),
      ms(median(p99)),
    ]),
  ),
)
for (const [index, batch] of BATCHES.entries()) {
  const best = Math.max(...durable.map(([, { rates }]) => median(rates[index] ?? [])))
  const ratio = median(ours?.rates[index] ?? []) / best
  console.log(`\nbatch ${batch}: routo is ${ratio.toFixed(2)} x the best durable peer of this run`)
}
