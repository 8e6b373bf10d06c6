import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

/** A program that answers as AWS does, on a port of its own. It forgets everything at its end. */
export interface Emulator extends AsyncDisposable {
  readonly url: string
}

export interface EmulatorOptions {
  readonly command: string
  readonly args?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly port: number
  /** Answers as soon as it is up. */
  readonly probe: string
}

const STARTS_WITHIN_MS = 60_000
const ENDS_WITHIN_MS = 10_000

/** Starts it, and waits until it answers. */
export async function startEmulator({ command, args = [], env, port, probe }: EmulatorOptions): Promise<Emulator> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(env !== undefined && { env }) })
  const said: string[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)))
  const url = `http://127.0.0.1:${port}`
  try {
    await answers(url + probe, child)
  } catch (error) {
    await end(child)
    throw new Error(`${command} did not start: ${said.join('')}`, { cause: error })
  }
  return { url, [Symbol.asyncDispose]: () => end(child) }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + STARTS_WITHIN_MS; ; ) {
    try {
      await fetch(url)
      return
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until) throw error
      await setTimeout(100)
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const exit = once(child, 'exit')
  setTimeout(ENDS_WITHIN_MS, undefined, { ref: false }).then(() => child.kill('SIGKILL'))
  await exit
}
