/**
 * `npm run bench:store`: what the store does at 100,000 documents, embedded and, where MONGODB_URI names a server, in MongoDB.
 * One caller waits for each answer; many callers, as a busy service has them, share transactions.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Schema } from 'mongoose'
import type { Collection, Position } from '../services/shared/store/collection.ts'
import { openMongoStore } from '../services/shared/store/mongo/open.ts'
import { openSqliteStore } from '../services/shared/store/sqlite/open.ts'
import { defineModel } from '../services/shared/store/store.ts'
import { median } from './median.ts'
import { table } from './table.ts'

interface Entry {
  readonly id: string
  readonly projectId: string
  readonly at: Date
  readonly action: string
  readonly actor: unknown
  readonly count: number
}

const text = { type: String, required: true } as const
const schema = new Schema({
  projectId: text,
  at: { type: Date, required: true },
  action: text,
  actor: { type: Schema.Types.Mixed, required: true },
  count: { type: Number, required: true, default: 0 },
})
schema.index({ projectId: 1, at: 1 })
const model = defineModel<Entry>('entries', schema)

/** A server that is slow to fill can be given fewer: `npm run bench:store -- 10000`. */
const DOCUMENTS = Number(process.argv[2] ?? 100_000)
const PROJECTS = 100
const CALLERS = 64
const PAGE = 20
const ROUNDS = 1_000

const entry = (n: number): Entry => ({
  id: `aud_${String(n).padStart(8, '0')}`,
  projectId: `prj_${n % PROJECTS}`,
  at: new Date(1_700_000_000_000 + n * 1_000),
  action: 'routeSave',
  actor: { id: 'acc_k3v9x2m4q8p1', kind: 'USER', name: 'Ada Lovelace' },
  count: 0,
})

const anyEntry = (): number => Math.floor(Math.random() * DOCUMENTS)

/** Milliseconds of each run, by one caller after the other's answer, or by many at once. */
async function timesOf(
  runs: number,
  callers: number,
  work: (n: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = []
  let next = 0
  const call = async (): Promise<void> => {
    while (next < runs) {
      const n = next
      next += 1
      const start = performance.now()
      await work(n)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return times
}

async function perSecond(runs: number, callers: number, work: (n: number) => Promise<unknown>): Promise<string> {
  const start = performance.now()
  await timesOf(runs, callers, work)
  return Math.round((runs * 1_000) / (performance.now() - start)).toLocaleString('en')
}

const p50 = async (work: () => Promise<unknown>): Promise<string> =>
  `${median(await timesOf(ROUNDS, 1, work)).toFixed(3)} ms`

async function measure(name: string, entries: Collection<Entry>): Promise<readonly string[]> {
  const inserts = await perSecond(DOCUMENTS, CALLERS, (n) => entries.insert(entry(n)))
  const page = async (after?: Position) => {
    const where = { projectId: `prj_${anyEntry() % PROJECTS}` }
    const order = { by: 'at', direction: 'desc' } as const
    const found = await entries.find({ where, order, limit: PAGE, ...(after && { after }) })
    if (found.length !== PAGE) throw new Error(`a page of ${found.length}`)
  }
  return [
    name,
    inserts,
    await perSecond(ROUNDS, 1, (n) => entries.insert(entry(DOCUMENTS + n))),
    await p50(() => entries.get(entry(anyEntry()).id)),
    await p50(() => page()),
    await p50(() => page({ value: entry(DOCUMENTS / 2).at, id: entry(DOCUMENTS / 2).id })),
    await perSecond(ROUNDS * 10, CALLERS, () =>
      entries.update(entry(anyEntry()).id, { inc: { count: 1 } }, { action: 'routeSave' }),
    ),
    await perSecond(ROUNDS, 1, () =>
      entries.update(entry(anyEntry()).id, { inc: { count: 1 } }, { action: 'routeSave' }),
    ),
  ]
}

const folder = mkdtempSync(join(tmpdir(), 'routo-bench-'))
const file = join(folder, 'bench.db')
const rows: (readonly string[])[] = []
const embedded = await openSqliteStore({ file, models: [model] })
rows.push(await measure('SQLite', embedded.collection(model)))
await embedded.close()
const megabytes = (statSync(file).size / 1e6).toFixed(1)
rmSync(folder, { recursive: true })

const uri = process.env.MONGODB_URI
if (uri === undefined) console.warn('MONGODB_URI is not set, so MongoDB is not measured.\n')
else {
  const store = await openMongoStore({ uri, database: `routo_bench_${Date.now()}`, models: [model] })
  rows.push(await measure('MongoDB', store.collection(model)))
  await store.close()
}

const heads = [
  'store',
  `inserts/s, ${CALLERS} callers`,
  'inserts/s, one',
  'get, p50',
  `page of ${PAGE}, p50`,
  'page further on, p50',
  `updates/s, ${CALLERS} callers`,
  'updates/s, one',
]
console.log(`Node ${process.versions.node}, ${DOCUMENTS.toLocaleString('en')} documents, ${megabytes} MB in SQLite\n`)
console.log(table(heads, rows))
