/**
 * `npm run bench:cli`: how long somebody waits for the command line. Tables in bench/README.md.
 *
 * From save to running is measured at the route: a file is written, and a request asked again and again until the answer is the new one.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../test/testkit/free-port.ts'
import { median } from './median.ts'
import { table } from './table.ts'

const STARTS = 20
const SAVES = 20
const ROUTO = join(import.meta.dirname, '../cli/bin.js')
const example = join(import.meta.dirname, '../examples/acme-order-reconciliation')

const folder = await mkdtemp(join(tmpdir(), 'routo-bench-'))
await cp(example, folder, { recursive: true })
const routes = await readFile(join(folder, 'routes.ts'), 'utf8')
const processors = await readFile(join(folder, 'processors.ts'), 'utf8')
await writeFile(join(folder, 'routo.json'), '{ "project": "acme" }')
const save = (number: number): Promise<void> =>
  writeFile(join(folder, 'processors.ts'), `${processors}\nexport const which = () => 'save ${number}'\n`)
await writeFile(
  join(folder, 'routes.ts'),
  routes
    .replace('storeOrders }', 'storeOrders, which }')
    .replace(/\n\]/, "\n  route('Which').from('http:/which', { method: 'GET' }).respond(which),\n]"),
)
await save(0)

const rows = [
  row('routo --version', starts(['--version'])),
  row('routo check', starts(['check', folder])),
  row('save to running', await saves()),
]
await rm(folder, { recursive: true, force: true })
console.log(table(['', 'median, ms', 'fastest', 'slowest', 'of'], rows))

function row(what: string, figures: readonly number[]): readonly string[] {
  const [fastest, slowest] = [Math.min(...figures), Math.max(...figures)]
  return [what, ...[median(figures), fastest, slowest].map((figure) => figure.toFixed(0)), String(figures.length)]
}

/** The first start is not counted: it compiles what the others find compiled. */
function starts(args: readonly string[]): number[] {
  const figures = Array.from({ length: STARTS + 1 }, () => {
    const begin = performance.now()
    execFileSync(process.execPath, [ROUTO, ...args], { stdio: 'ignore' })
    return performance.now() - begin
  })
  return figures.slice(1)
}

async function saves(): Promise<number[]> {
  const env = { ...process.env, ROUTO_URL: `http://127.0.0.1:${await freePort()}`, ROUTO_CLOUD_PORT: '0' }
  const dev = spawn(process.execPath, [ROUTO, 'dev', folder, '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(dev, 'exit')
  try {
    const url = await addressOf(dev.stdout)
    // What else it tells is not waited for.
    dev.stdout.resume()
    const figures: number[] = []
    for (let number = 1; number <= SAVES; number += 1) {
      // As somebody does who looks at the answer first; and the watcher has seen the last save.
      await sleep(300)
      const begin = performance.now()
      await save(number)
      while ((await textOf(url)) !== `save ${number}`) await sleep(5)
      figures.push(performance.now() - begin)
    }
    return figures
  } finally {
    dev.kill('SIGINT')
    await exited
  }
}

/** Where the route answers, once it does. */
async function addressOf(told: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: told })) {
    const { event, routes = [] } = JSON.parse(line)
    const [, url] = routes.find(({ route }: { route: string }) => route === 'Which')?.address?.split(' ') ?? []
    if (event === 'routes' && url !== undefined) return url
  }
  throw new Error('dev has ended before anything ran')
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text()
}
