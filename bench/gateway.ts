/**
 * `npm run bench:gateway`: what a request costs, in CPU of the gateway and of the subgraphs behind it, beside one Apollo Server with the same
 * schema and beside Apollo's own gateway over HTTP. All ways are driven in turn within each round, so that other work on
 * the machine hits all of them; ratios are of medians.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Pool } from 'undici'
import { operations } from './gateway/world.ts'
import { median } from './median.ts'
import { table } from './table.ts'

const ROUNDS = 7
const ROUND_MS = 1_500
const WARM_UP_MS = 3_000
const CALLERS = 16

interface Served {
  readonly child: ChildProcess
  readonly url: string
}

async function start(script: string, ...args: string[]): Promise<Served> {
  const child = fork(new URL(`./gateway/${script}.ts`, import.meta.url), args, {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url))
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it listened.`)))
  })
  return { child, url }
}

async function usage({ child }: Served): Promise<{ cpuMs: number; rss: number }> {
  child.send('usage')
  const [answer] = await once(child, 'message')
  return answer
}

type Operation = (typeof operations)[keyof typeof operations]

/** Requests from all callers until the time is over; the number of answers. */
async function drive(url: string, { query, variables }: Operation, forMs: number): Promise<number> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: CALLERS })
  const until = performance.now() + forMs
  let answered = 0
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const body = JSON.stringify({ query, variables: variables(answered) })
      const response = await pool.request({
        path: pathname === '/' ? '/graphql' : pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
        body,
      })
      const text = await response.body.text()
      if (response.statusCode !== 200 || text.includes('"errors"')) throw new Error(`${url}: ${text.slice(0, 500)}`)
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  await pool.close()
  return answered
}

/** All ways must give the same data, or they do not do the same work. */
async function assertAlike(ways: ReadonlyMap<string, Served>): Promise<void> {
  for (const [name, { query, variables }] of Object.entries(operations)) {
    const answers = new Set<string>()
    for (const { url } of ways.values()) {
      const response = await fetch(new URL(url).pathname === '/' ? new URL('/graphql', url) : url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer bench' },
        body: JSON.stringify({ query, variables: variables(7) }),
      })
      answers.add(JSON.stringify(((await response.json()) as { data: unknown }).data))
    }
    if (answers.size !== 1) throw new Error(`"${name}" has several answers:\n${[...answers].join('\n')}`)
  }
}

const stockSubgraphs = await Promise.all(
  ['projects', 'deployments', 'metrics'].map((name) => start('stock-subgraph', name)),
)
const ourSubgraphs = await Promise.all(
  ['projects', 'deployments', 'metrics'].map((name) => start('our-subgraph', name)),
)
const ways = new Map<string, Served>([
  ['monolith', await start('monolith')],
  ['stock, HTTP', await start('stock', ...stockSubgraphs.map(({ url }) => url))],
  ['routo, in process', await start('ours')],
  ['routo, HTTP', await start('ours', ...ourSubgraphs.map(({ url }) => url))],
])
const behind = new Map([
  ['stock, HTTP', stockSubgraphs],
  ['routo, HTTP', ourSubgraphs],
])
await assertAlike(ways)

interface Cost {
  readonly front: number
  readonly subgraphs: number
}

async function cost(name: string, served: Served, operation: Operation): Promise<Cost> {
  const others = behind.get(name) ?? []
  const before = await Promise.all([served, ...others].map(usage))
  const answered = await drive(served.url, operation, ROUND_MS)
  const after = await Promise.all([served, ...others].map(usage))
  const [front = 0, ...rest] = after.map(({ cpuMs }, n) => (cpuMs - (before[n]?.cpuMs ?? 0)) / answered)
  return { front, subgraphs: rest.reduce((total, each) => total + each, 0) }
}

for (const [title, operation] of Object.entries(operations)) {
  for (const { url } of ways.values()) await drive(url, operation, WARM_UP_MS)
  const costs = new Map([...ways.keys()].map((name) => [name, [] as Cost[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, served] of ways) costs.get(name)?.push(await cost(name, served, operation))
  }
  const medians = new Map(
    [...costs].map(([name, all]) => [
      name,
      { front: median(all.map(({ front }) => front)), subgraphs: median(all.map(({ subgraphs }) => subgraphs)) },
    ]),
  )
  const together = (name: string): number => {
    const { front, subgraphs } = medians.get(name) ?? { front: Number.NaN, subgraphs: Number.NaN }
    return front + subgraphs
  }
  console.log(`\n${title}: CPU ms per request`)
  console.log(
    table(
      ['', 'gateway', 'subgraphs', 'together', 'of monolith', 'of stock'],
      [...medians].map(([name, { front, subgraphs }]) => [
        name,
        front.toFixed(3),
        subgraphs.toFixed(3),
        together(name).toFixed(3),
        `${(together(name) / together('monolith')).toFixed(2)} x`,
        `${(together(name) / together('stock, HTTP')).toFixed(2)} x`,
      ]),
    ),
  )
}
console.log('\nmemory after the run, MB')
for (const [name, served] of ways) console.log(`${name}: ${((await usage(served)).rss / 2 ** 20).toFixed(0)}`)
for (const { child } of [...ways.values(), ...stockSubgraphs, ...ourSubgraphs]) child.disconnect()
