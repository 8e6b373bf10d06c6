import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import { acmeFolder } from '../testkit/acme.ts'
import { cli, shown } from '../testkit/cli.ts'
import { compileCache } from '../testkit/compile-cache.ts'
import { freePort } from '../testkit/free-port.ts'
import { isThorough } from '../testkit/thorough.ts'

/** What `dev --json` tells. */
interface Told {
  readonly event: string
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects.
  readonly [name: string]: any
}

interface Dev {
  readonly url: string
  readonly child: ChildProcess
  /** The next thing told that is so; what comes before it is passed over. */
  next(event: string): Promise<Told>
}

const open: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop()
})

const PROGRAM = join(import.meta.dirname, '../../cli/bin.js')

/** Runs `routo dev` as a process of its own. */
async function startDev(folder: string, env: Record<string, string> = {}): Promise<Dev> {
  const url = env.ROUTO_URL ?? `http://127.0.0.1:${await freePort()}`
  const child = spawn(process.execPath, [PROGRAM, 'dev', folder, '--json'], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compileCache, ROUTO_CLOUD_PORT: '0', ROUTO_URL: url, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT')
    await exited
  }
  open.push({ stop })
  let place = 0
  return {
    url,
    child,
    async next(event) {
      for (;;) {
        const end = text.indexOf('\n', place)
        if (end < 0) {
          if (child.exitCode !== null) throw new Error(`dev has ended before "${event}":\n${text}`)
          await sleep(10)
          continue
        }
        const told: Told = JSON.parse(text.slice(place, end))
        place = end + 1
        if (told.event === event) return told
      }
    },
  }
}

const folderFor = async (): Promise<string> => {
  const folder = await acmeFolder()
  open.push({ stop: () => rm(folder, { recursive: true, force: true }) })
  return folder
}

const edit = async (file: string, from: string, to: string): Promise<void> =>
  writeFile(file, (await readFile(file, 'utf8')).replace(from, to))

/** The process with all that it has started, and these have. */
function familyOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const parents = rows.map((row) => row.trim().split(/\s+/).map(Number))
  const below = (parent: number): number[] =>
    parents.flatMap(([id = 0, above]) => (above === parent ? [id, ...below(id)] : []))
  return [pid, ...below(pid)]
}

/** Resolves when none of them is there any more: whoever is killed takes a moment. */
async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await sleep(20)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a folder of routes runs, runs again as it was saved, and leaves nothing behind', async () => {
  const folder = await folderFor()
  const dev = await startDev(folder)
  const { pid, dataDir } = await dev.next('ready')
  expect(dataDir).toBe(join(folder, '.routo'))
  expect(await dev.next('deployed')).toMatchObject({ revision: 1, state: 'SUCCEEDED' })
  const { routes, missing } = await dev.next('routes')
  expect(routes).toMatchObject([
    { route: 'CSVToJSON', endpoint: 'file:OrdersFTPBucket', address: expect.stringMatching(/^s3:\/\/acme-dev-/) },
    { route: 'StoreOrders', endpoint: 'queue:OrdersJSONQueue' },
  ])
  expect(missing).toEqual(['ORDERS_API_URL'])

  const send = async () =>
    cli(['send', 'file:OrdersFTPBucket', 'orders.csv', '--sync'], { cwd: folder, env: { ROUTO_URL: dev.url } })
  expect((await send()).stderr).toContain('routo trace orders.csv')
  expect(await dev.next('execution')).toMatchObject({ execution: { routeName: 'CSVToJSON', outcome: 'PARTIAL' } })

  // What is wrong is told with its place, and what ran goes on running.
  const routesFile = join(folder, 'routes.ts')
  await edit(routesFile, 'csvToJson)', 'oops)')
  const { diagnostics } = await dev.next('diagnostics')
  expect(diagnostics).toMatchObject([
    { severity: 'ERROR', range: { path: 'routes.ts', startLine: expect.any(Number) } },
  ])
  await dev.next('rejected')
  expect((await send()).code).toBe(0)

  await edit(routesFile, 'oops)', 'csvToJson)')
  await dev.next('deployed')
  await edit(
    join(folder, 'processors.ts'),
    '(column) => column.trim()',
    "(column) => column.trim().replace('two', '2')",
  )
  await dev.next('deployed')
  const { stdout } = await cli(['send', 'CSVToJSON', 'orders.csv', '--sync', '--json'], {
    cwd: folder,
    env: { ROUTO_URL: dev.url },
  })
  expect(JSON.parse(stdout)).toMatchObject({ execution: { outcome: 'SUCCEEDED', parts: { failed: 0 } } })

  const family = familyOf(pid)
  // The services, the local cloud, and an executor at least.
  expect(family.length).toBeGreaterThanOrEqual(3)
  dev.child.kill('SIGINT')
  expect(await dev.next('stopped')).toMatchObject({ dataDir })
  await once(dev.child, 'exit')
  expect(dev.child.exitCode).toBe(0)
  await gone(family)
})

/** It starts two installations, one after the other. */
const thoroughly = isThorough ? test : test.skip

thoroughly(
  'what it has started ends with it, also where it is killed; another one goes on when there is an installation again',
  async () => {
    const first = await startDev(await folderFor())
    const { pid, dataDir } = await first.next('ready')
    await first.next('deployed')
    const second = await startDev(await folderFor(), { ROUTO_URL: first.url, ROUTO_DATA_DIR: dataDir })
    expect((await second.next('ready')).pid).toBeUndefined()
    await second.next('deployed')

    const family = familyOf(pid)
    first.child.kill('SIGKILL')
    await gone(family)
    await second.next('silent')
    const third = await startDev(await folderFor(), { ROUTO_URL: first.url, ROUTO_DATA_DIR: dataDir })
    await third.next('ready')
    await second.next('back')

    // What it has not started, it does not end.
    second.child.kill('SIGINT')
    await second.next('stopped')
    await once(second.child, 'exit')
    expect(second.child.exitCode).toBe(0)
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  },
)

test('a port that something else has taken is told in words', async () => {
  const server = createServer((_request, response) => response.end('<h1>Hello</h1>')).listen(0, '127.0.0.1')
  open.push({ stop: async () => void server.close() })
  await once(server, 'listening')
  const { port } = Object(server.address())
  const { code, stderr } = await cli(['dev'], {
    cwd: await folderFor(),
    env: { ROUTO_URL: `http://127.0.0.1:${port}` },
  })
  expect({ code, stderr: shown(stderr) }).toMatchInlineSnapshot(`
{
  "code": 8,
  "stderr": "error Something else listens at http://127.0.0.1:<port>: what answers there is not routo.
End it, or take another port: routo dev --url http://127.0.0.1:<port>
",
}
`)
})

test('an installation elsewhere that does not answer is none to be started', async () => {
  const { code, stderr } = await cli(['dev', '--url', 'http://routo.invalid'], { cwd: await folderFor() })
  expect({ code, stderr: shown(stderr) }).toMatchInlineSnapshot(`
{
  "code": 8,
  "stderr": "error Nothing answers at http://routo.invalid.
Start an installation here with: routo dev. Or name another one with --url or ROUTO_URL.
",
}
`)
})

test('Ctrl+C while it starts ends what has been started by then', async () => {
  const interruption = new AbortController()
  const { code, stdout, stderr } = await cli(['dev'], {
    cwd: await folderFor(),
    env: { ROUTO_URL: `http://127.0.0.1:${await freePort()}`, ROUTO_CLOUD_PORT: '0' },
    signal: interruption.signal,
    onOutput: () => setTimeout(() => interruption.abort(), 20),
  })
  expect({ code, stdout, stderr: shown(stderr) }).toMatchInlineSnapshot(`
{
  "code": 0,
  "stderr": "Starting an installation at http://127.0.0.1:<port> …
Stopped before anything ran.
",
  "stdout": "",
}
`)
})

test('a cloud that cannot be started is told in words', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  open.push({ stop: async () => void server.close() })
  await once(server, 'listening')
  const { port } = Object(server.address())
  const env = { ROUTO_URL: `http://127.0.0.1:${await freePort()}`, ROUTO_CLOUD_PORT: String(port) }
  const { code, stderr } = await cli(['dev'], { cwd: await folderFor(), env })
  expect({ code, stderr: shown(stderr).replaceAll(/\b\d{4,5}\b/g, '<cloud port>') }).toMatchInlineSnapshot(`
{
  "code": 8,
  "stderr": "Starting an installation at http://127.0.0.1:<port> …
error The installation did not start. Port <cloud port> of 127.0.0.1, where the local cloud is to be, is taken by another program. Choose another one with ROUTO_CLOUD_PORT, for example ROUTO_CLOUD_PORT=<cloud port>.
",
}
`)
})
