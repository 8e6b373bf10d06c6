import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Emulator, startEmulator } from './emulator.ts'
import { freePort } from './free-port.ts'
import { isInsistedOn } from './insisted-on.ts'

/** MiniStack is a Python program (`pip install ministack`) that makes stacks as CloudFormation does, and runs their functions. */
export const skipsMiniStack = !isInsistedOn('ministack')

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
