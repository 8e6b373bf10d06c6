/**
 * `npm run bench:metrics`: 10,000,000 executions of 1,000 routes over thirty days are counted, from the lines that executors write to
 * rollups on disk; then series of the last day are asked for in buckets of five minutes, through the subgraph. Beside it DuckDB has the
 * same executions as rows. `-- --executions 1000000` is a quick run.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { median } from './median.ts'
import { ingestAll, openQuestions, type Question } from './metrics/ours.ts'
import { BUSY_ROUTES, FIVE_MINUTES_MS, type Traffic } from './metrics/traffic.ts'
import { table } from './table.ts'

const { values } = parseArgs({ options: { executions: { type: 'string', default: '10000000' } } })
const traffic: Traffic = { routes: 1_000, executions: Number(values.executions), end: Date.UTC(2026, 10, 21, 12) }
const ROUNDS = 30
const WARM_UP = 5

interface Asked {
  readonly name: string
  readonly times: readonly number[]
  readonly points: number
}

interface Side {
  readonly name: string
  readonly executions: number
  readonly ingestMs: number
  readonly ingestCpuMs: number
  readonly bytes: number
  readonly asked: readonly Asked[]
}

async function askOften({ name, ask }: Question): Promise<Asked> {
  const times: number[] = []
  let points = 0
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const begin = performance.now()
    points = await ask()
    if (round >= WARM_UP) times.push(performance.now() - begin)
  }
  return { name, times, points }
}

async function ours(folder: string): Promise<Side> {
  const file = join(folder, 'metrics.db')
  const { executions, ms, cpuMs, lines } = await ingestAll(file, traffic)
  console.log(`routo: ${lines.toLocaleString('en')} lines counted`)
  const { questions, close } = await openQuestions(file, traffic.end)
  const asked: Asked[] = []
  for (const question of questions) asked.push(await askOften(question))
  await close()
  return {
    name: 'routo (rollups in SQLite)',
    executions,
    ingestMs: ms,
    ingestCpuMs: cpuMs,
    bytes: statSync(file).size,
    asked,
  }
}

function duckdb(folder: string): Side {
  const peers = fileURLToPath(new URL('./peers/metrics/', import.meta.url))
  if (!existsSync(join(peers, 'node_modules'))) {
    console.log('Installing @duckdb/node-api into bench/peers/metrics/ ...')
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: peers, stdio: 'inherit' })
  }
  const asked = { traffic, bucketMs: FIVE_MINUTES_MS, series: BUSY_ROUTES }
  const args = [join(peers, 'duckdb.mjs'), join(folder, 'peer.duckdb'), JSON.stringify(asked)]
  const { rows, ...rest } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  return { name: 'DuckDB (rows)', executions: rows, ...rest }
}

const perSecond = (count: number, ms: number): string => Math.round((count / ms) * 1_000).toLocaleString('en')

const folder = mkdtempSync(join(tmpdir(), 'routo-bench-'))
try {
  const sides = [await ours(folder), duckdb(folder)]
  const [first] = sides
  const heads = [
    '',
    'executions',
    'ingest, per second',
    'per second of CPU',
    'on disk, MB',
    ...(first?.asked.map(({ name }) => name) ?? []),
  ]
  const rows = sides.map(({ name, executions, ingestMs, ingestCpuMs, bytes, asked }) => [
    name,
    executions.toLocaleString('en'),
    perSecond(executions, ingestMs),
    perSecond(executions, ingestCpuMs),
    (bytes / 1e6).toFixed(0),
    ...asked.map(({ times, points }) => `${median(times).toFixed(1)} ms (${points} points)`),
  ])
  console.log(`\nThe last 24 hours in buckets of five minutes: counts, p50, p95, p99; medians.\n${table(heads, rows)}`)
  console.log(`\nLoad of the machine: ${loadavg().map((load) => load.toFixed(1))}`)
} finally {
  rmSync(folder, { recursive: true })
}
