import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Emulator, startEmulator } from './emulator.ts'
import { freePort } from './free-port.ts'

/**
 * MiniStack is a Python program (`pip install ministack`) that makes stacks as CloudFormation does, and runs their functions. Where it is
 * absent, tests that need it are skipped, and say so; with ROUTO_REQUIRE_MINISTACK=1 they fail instead.
 */
const hasMiniStack: boolean = spawnSync('ministack', ['--help']).status === 0

export const skipsWithoutMiniStack = !hasMiniStack && process.env.ROUTO_REQUIRE_MINISTACK !== '1'
// Not by the console, which Jest keeps to itself when all of a file is skipped.
if (skipsWithoutMiniStack) process.stderr.write('SKIPPED: ministack is not installed, so nothing was deployed to it.\n')

/** Who may do everything there, as its programs know it. */
export const miniStackKeys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }

/** Starts it. Functions run in processes of this Node. */
export async function startMiniStack(): Promise<Emulator> {
  const folder = await mkdtemp(join(tmpdir(), 'routo-ministack-'))
  const port = await freePort()
  const emulator = await startEmulator({
    command: 'ministack',
    port,
    probe: '/_ministack/health',
    env: {
      ...process.env,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      // It calls itself by this name in the URLs of queues.
      MINISTACK_HOST: '127.0.0.1',
      LAMBDA_EXECUTOR: 'local',
      HOME: folder,
      TMPDIR: folder,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    },
  })
  return {
    url: emulator.url,
    async [Symbol.asyncDispose]() {
      await emulator[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
