/**
 * `node bench/cold-import.ts`: what the code of a project adds to the start of an executor. The bundle of the acme
 * example is imported in new processes, in turn with an empty module.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { bundle } from '../compiler/bundle/index.ts'
import { evaluate } from '../compiler/evaluate/index.ts'
import { readProject } from '../compiler/read-project.ts'
import { median } from './median.ts'
import { table } from './table.ts'

const STARTS = 40

const example = join(import.meta.dirname, '../examples/acme-order-reconciliation')
const files = await readProject(example)
const { routes } = await evaluate(files)
const { bundle: made } = await bundle({ routes: routes.map(({ document }) => document), files, root: example })
if (made === undefined) throw new Error('the example does not compile')

const folder = mkdtempSync(join(tmpdir(), 'routo-bench-'))
for (const [path, contents] of Object.entries(unzipSync(made.zip))) writeFileSync(join(folder, path), contents)
writeFileSync(join(folder, 'empty.mjs'), 'export const handler = () => {}\n')

/** What an executor is given; it calls nobody before its first message. */
const environment = {
  ROUTO_PROJECT: 'acme',
  ROUTO_ENVIRONMENT: 'bench',
  ROUTO_ROUTE: 'CSVToJSON',
  ROUTO_SOURCE_QUEUE: 'https://sqs.eu-west-1.amazonaws.com/000000000000/inbox',
  ROUTO_DEAD_LETTERS: 'https://sqs.eu-west-1.amazonaws.com/000000000000/dead-letters',
  ROUTO_QUEUE_OrdersJSONQueue: 'https://sqs.eu-west-1.amazonaws.com/000000000000/orders',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
}

function importMs(module: string): number {
  const script = `const start = performance.now(); await import('./${module}'); console.log(performance.now() - start)`
  const node = ['--enable-source-maps', '--input-type=module', '--eval', script]
  return Number(execFileSync(process.execPath, node, { cwd: folder, encoding: 'utf8', env: environment }))
}

const figures = Array.from({ length: STARTS }, () => ({ empty: importMs('empty.mjs'), bundle: importMs('index.mjs') }))
rmSync(folder, { recursive: true })

const empty = median(figures.map((figure) => figure.empty))
const whole = median(figures.map((figure) => figure.bundle))
const own = made.sizes.filter(({ owner }) => owner === 'routo').reduce((sum, { bytes }) => sum + bytes, 0)
const code = made.sizes.reduce((sum, { bytes }) => sum + bytes, 0)
console.log(
  table(
    ['code', 'of it routo', 'zip', 'empty module', 'bundle', 'difference'],
    [[kb(code), kb(own), kb(made.zip.byteLength), ms(empty), ms(whole), ms(whole - empty)]],
  ),
)

function kb(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`
}

function ms(figure: number): string {
  return `${figure.toFixed(1)} ms`
}
