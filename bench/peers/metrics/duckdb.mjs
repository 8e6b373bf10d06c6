/**
 * The same executions as rows of a column store, and the same questions in SQL. Prints JSON.
 * `node duckdb.mjs <file of the database> <what is asked as JSON>`
 */
import { statSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { batchesOf, DAY_MS, durationsOf, VARIANTS } from '../../metrics/traffic.ts'

const [file, { traffic, bucketMs, series }] = [process.argv[2], JSON.parse(process.argv[3])]
const instance = await DuckDBInstance.create(file, { threads: '2' })
const connection = await instance.connect()
await connection.run('CREATE TABLE executions (route VARCHAR, startedAt BIGINT, durationMs DOUBLE)')

const durations = Array.from({ length: VARIANTS }, (_, variant) => durationsOf(variant))
const begin = performance.now()
const cpu = process.cpuUsage()
const appender = await connection.createAppender('executions')
let rows = 0
for (const batch of batchesOf(traffic)) {
  for (let n = 0; n < batch.executions; n += 1) {
    appender.appendVarchar(batch.route)
    appender.appendBigInt(BigInt(batch.at))
    appender.appendDouble(durations[batch.variant][n])
    appender.endRow()
  }
  rows += batch.executions
  if (rows % 100_000 < batch.executions) appender.flushSync()
}
appender.closeSync()
await connection.run('CHECKPOINT')
const ingestMs = performance.now() - begin
const { user, system } = process.cpuUsage(cpu)
const ingestCpuMs = (user + system) / 1_000

const from = traffic.end - DAY_MS
const bucket = `startedAt // ${bucketMs}`
const columns = 'count(*), quantile_cont(durationMs, [0.5, 0.95, 0.99])'
const where = `startedAt >= ${from} AND startedAt < ${traffic.end}`
const busiest = `SELECT route FROM executions WHERE ${where} GROUP BY route ORDER BY count(*) DESC LIMIT ${series}`
const questions = [
  [
    'one route',
    `SELECT ${bucket}, ${columns} FROM executions WHERE ${where} AND route = 'Route7' GROUP BY 1 ORDER BY 1`,
  ],
  ['the environment', `SELECT ${bucket}, ${columns} FROM executions WHERE ${where} GROUP BY 1 ORDER BY 1`],
  [
    '100 routes, each a series',
    `SELECT route, ${bucket}, ${columns} FROM executions WHERE ${where} AND route IN (${busiest}) GROUP BY 1, 2 ORDER BY 1, 2`,
  ],
]
const asked = []
for (const [name, sql] of questions) {
  const times = []
  let points = 0
  for (let n = 0; n < 12; n += 1) {
    const start = performance.now()
    points = (await connection.runAndReadAll(sql)).getRowsJson().length
    // The first ones warm up.
    if (n >= 2) times.push(performance.now() - start)
  }
  asked.push({ name, times, points })
}
console.log(JSON.stringify({ rows, ingestMs, ingestCpuMs, bytes: statSync(file).size, asked }))
