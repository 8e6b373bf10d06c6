import { type Emulator, startEmulator } from './emulator.ts'
import { freePort } from './free-port.ts'
import { isInsistedOn } from './insisted-on.ts'

/** moto is a Python program (`pip install "moto[server]"`) that answers as AWS does, to many services. */
export const skipsMoto = !isInsistedOn('moto')

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
