import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'routo-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts the program as `npm start` does, in a data directory of that name. */
function start(dataDir: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['--import', './scripts/require-node.js', 'scripts/start.ts'], {
    env: {
      PATH: process.env.PATH,
      ROUTO_DATA_DIR: join(folder, dataDir),
      ROUTO_PORT: '0',
      ROUTO_CLOUD_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk) => (said[name] += chunk))
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...said }))
  const greeted = new Promise<void>((resolve) => {
    child.stdout.on('data', () => said.stdout.includes('Ctrl+C') && resolve())
  })
  return {
    said,
    /** Until it runs, or has failed to. */
    running: Promise.race([greeted, ended]),
    ended,
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
    /** As Ctrl+C does in a terminal: the signal reaches all processes of the group. */
    async interrupt() {
      process.kill(-Number(child.pid), 'SIGINT')
      return ended
    },
  }
}

test('it says where everything is, runs alone in a private data directory, and stops in good order', async () => {
  const first = start('one')
  await first.running
  expect(first.said.stdout).toMatch(/API +http:\/\/127\.0\.0\.1:\d+\/graphql\n/)
  expect(first.said.stdout).toMatch(/GraphiQL +http:\/\/127\.0\.0\.1:\d+\/graphiql\n/)
  expect(first.said.stdout).toContain(join(folder, 'one', 'owner-token'))
  const [, link = ''] = /Dashboard +http:\/\/127\.0\.0\.1:\d+\/sign-in#(rtc_[\w-]{43})\n/.exec(first.said.stdout) ?? []
  expect(link).not.toBe('')
  expect(first.said.stderr).not.toContain(link)
  const url = /http:\S+(?=\/graphql)/.exec(first.said.stdout)?.[0]
  expect((await fetch(`${url}/readyz`)).status).toBe(200)

  const second = await start('one').ended
  expect(second.code).toBe(1)
  expect(second.stderr).toMatch(/projects\.db is in use by another process.*ROUTO_DATA_DIR/)

  for (const name of await readdir(join(folder, 'one'))) {
    expect([name, (await stat(join(folder, 'one', name))).mode & 0o077]).toEqual([name, 0])
  }

  const { code, stderr } = await first.interrupt()
  expect(code).toBe(0)
  expect(stderr).not.toMatch(/"level":"(error|warn)"/)
})

test('a second signal does not wait for what is in flight', async () => {
  const program = start('patient')
  await program.running
  const [, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(program.said.stdout) ?? []
  const socket = connect(Number(port), '127.0.0.1').on('error', () => undefined)
  // A request of which the body never comes.
  socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{')
  await once(socket, 'connect')
  await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()
  const first = program.stop()
  await expect(askUntilClosed(port)).rejects.toThrow()
  await program.stop()
  expect((await first).signal).toBe('SIGTERM')
  socket.destroy()
})

/** Asks until nobody listens any more. */
async function askUntilClosed(port: string | undefined): Promise<never> {
  for (;;) await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()
}

test.each([
  ['ROUTO_PORT', ' is taken', 'Choose another port with ROUTO_PORT, for example: ROUTO_PORT=$ npm start'],
  [
    'ROUTO_CLOUD_PORT',
    ', where the local cloud is to be, is taken',
    'Choose another one with ROUTO_CLOUD_PORT, for example ROUTO_CLOUD_PORT=$.',
  ],
])('%s that is taken is one sentence that says how to choose another', async (name, what, hint) => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo // of a server that listens on TCP
  const { code, stderr } = await start('two', { [name]: String(port), ROUTO_LOG_LEVEL: 'warn' }).ended
  other.close()
  expect(code).toBe(1)
  expect(stderr.trim()).toBe(
    `Port ${port} of 127.0.0.1${what} by another program. ${hint.replace('$', String(port + 1))}`,
  )
})

test('a local cloud that cannot start while the database is still silent ends in a sentence', async () => {
  const other = createServer(() => {}).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo // of a server that listens on TCP
  const { code, stderr } = await start('slow', {
    ROUTO_CLOUD_PORT: String(port),
    MONGODB_URI: `mongodb://127.0.0.1:${port}/routo`, // who never says a word
    ROUTO_LOG_LEVEL: 'warn',
  }).ended
  other.close()
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toMatch(/^MongoDB cannot be reached|, where the local cloud is to be, is taken/)
})

test('a data directory that cannot be one is a sentence that names the setting', async () => {
  await writeFile(join(folder, 'file'), '')
  const { code, stderr } = await start('file').ended
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toMatch(/file cannot be used: there is a file of that name.*ROUTO_DATA_DIR/)
})

test('all settings that are wrong are told at once', async () => {
  const { code, stderr } = await start('three', { ROUTO_PORT: 'x', ROUTO_LOG_LEVEL: 'loud', ROUTO_HSOT: '::1' }).ended
  expect(code).toBe(1)
  expect(stderr).toContain('ROUTO_PORT')
  expect(stderr).toContain('ROUTO_LOG_LEVEL')
  expect(stderr).toContain('is ROUTO_HOST meant?')
})
