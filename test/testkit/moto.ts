import { spawnSync } from 'node:child_process'
import { type Emulator, startEmulator } from './emulator.ts'
import { freePort } from './free-port.ts'

/**
 * moto is a Python program (`pip install "moto[server]"`) that answers as AWS does, to many services. Where it is absent, tests that need it
 * are skipped, and say so; with ROUTO_REQUIRE_MOTO=1 they fail instead.
 */
const hasMoto: boolean = spawnSync('moto_server', ['--help']).status === 0

export const skipsWithoutMoto = !hasMoto && process.env.ROUTO_REQUIRE_MOTO !== '1'
// Not by the console, which Jest keeps to itself when all of a file is skipped.
if (skipsWithoutMoto) process.stderr.write('SKIPPED: moto_server is not installed, so nothing was tried on it.\n')

export type Moto = Emulator

/** Starts it. It knows any access key. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort()
  return startEmulator({
    command: 'moto_server',
    args: ['-H', '127.0.0.1', '-p', String(port)],
    port,
    probe: '/moto-api/',
  })
}
