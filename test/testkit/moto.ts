import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/**
 * moto is a Python program (`pip install "moto[server]"`) that answers as AWS does, to many services. Where it is absent, tests that need it
 * are skipped, and say so; with ROUTO_REQUIRE_MOTO=1 they fail instead.
 */
const hasMoto: boolean = spawnSync('moto_server', ['--help']).status === 0

export const skipsWithoutMoto = !hasMoto && process.env.ROUTO_REQUIRE_MOTO !== '1'
if (skipsWithoutMoto) console.warn('SKIPPED: moto_server is not installed, so nothing was tried on it.')

export interface Moto extends AsyncDisposable {
  readonly url: string
}

const STARTS_WITHIN_MS = 60_000

/** Starts it on a free port of the loopback interface. It knows any access key, and forgets everything at its end. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort()
  const moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] })
  const said: string[] = []
  moto.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)))
  const url = `http://127.0.0.1:${port}`
  try {
    await answers(url, moto)
  } catch (error) {
    await end(moto)
    throw new Error(`moto_server did not start: ${said.join('')}`, { cause: error })
  }
  return { url, [Symbol.asyncDispose]: () => end(moto) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  server.close()
  await once(server, 'close')
  return port
}

async function answers(url: string, moto: ChildProcess): Promise<void> {
  for (const until = Date.now() + STARTS_WITHIN_MS; ; ) {
    try {
      await fetch(`${url}/moto-api/`)
      return
    } catch (error) {
      if (moto.exitCode !== null || Date.now() > until) throw error
      await setTimeout(100)
    }
  }
}

async function end(moto: ChildProcess): Promise<void> {
  if (moto.exitCode !== null || moto.signalCode !== null) return
  moto.kill('SIGKILL')
  await once(moto, 'exit')
}
