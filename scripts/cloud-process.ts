import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Log } from '../services/shared/log.ts'
import type { Program } from '../services/shared/program.ts'

/** The local cloud as a process beside this one: the code of users runs below it, never below the control plane. */
export interface CloudProcess extends Program {
  /** `http://127.0.0.1:4566` */
  readonly url: string
}

const PROGRAM = fileURLToPath(new URL('./cloud.ts', import.meta.url))
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 10_000
/** One that ran for so long was well. */
const WELL_MS = 60_000

/**
 * Starts the local cloud, and starts it again when it ends by itself, on the same port: whoever was connected finds it there. It
 * ends with this process, however that ends.
 *
 * @param env the environment of this process; what it says of the port holds for the cloud
 * @throws {Error} with what the cloud said, when it does not start the first time
 */
export async function startCloudProcess(
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
): Promise<CloudProcess> {
  let closing = false
  // The API may be for a whole network, but what runs the code of users is for this machine.
  let running = await start({ ...env, ROUTO_HOST: '127.0.0.1' })
  const { url } = running
  // Another port than the one that everybody knows would be of no use.
  const again = { ...env, ROUTO_HOST: '127.0.0.1', ROUTO_CLOUD_PORT: new URL(url).port }
  const keep = async (): Promise<void> => {
    let waitMs = FIRST_WAIT_MS
    for (;;) {
      const since = performance.now()
      await running.ended
      if (closing) return
      if (performance.now() - since > WELL_MS) waitMs = FIRST_WAIT_MS
      log.error({ pid: running.child.pid }, 'The local cloud has ended by itself, and is started again.')
      await sleep(waitMs)
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
      if (closing) return
      running = await start(again).catch((err: unknown) => {
        log.error({ err }, 'The local cloud does not start.')
        return running
      })
      // It was not there yet when it was to be told.
      if (closing) running.child.kill('SIGTERM')
    }
  }
  const kept = keep()
  return {
    url,
    async close() {
      closing = true
      running.child.kill('SIGTERM')
      await kept
    },
  }
}

interface Running {
  readonly child: ChildProcess
  readonly url: string
  readonly ended: Promise<unknown>
}

async function start(env: Readonly<Record<string, string | undefined>>): Promise<Running> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM], {
    env,
    // Its log is ours; the channel tells where it listens, and that this process has ended.
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    // Ctrl+C in a terminal reaches all of a group: the cloud is to end after the services that ask it.
    detached: true,
  })
  const ended = once(child, 'exit')
  // What it says before it can be used is ours to say, once, where it cannot.
  const said: Buffer[] = []
  const keep = (chunk: Buffer): void => void said.push(chunk)
  child.stderr?.on('data', keep)
  const message = await Promise.race([once(child, 'message').then(([value]) => value), ended.then(() => undefined)])
  const { url } = Object(message) as { readonly url?: string }
  const words = Buffer.concat(said)
  if (url === undefined) {
    throw new CloudStartError(words.toString().trim() || 'The local cloud ended before it could be used.')
  }
  process.stderr.write(words)
  child.stderr?.off('data', keep).on('data', (chunk: Buffer) => process.stderr.write(chunk))
  return { child, url, ended }
}

/** The local cloud cannot be started; the message is its own. */
export class CloudStartError extends Error {
  override readonly name = 'CloudStartError'
}
