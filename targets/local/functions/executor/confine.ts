import { syncBuiltinESMExports } from 'node:module'

/**
 * Takes from the process what Node's permission model leaves it, and nobody needs: signals to other processes, of which the cloud
 * is one.
 */
export function confine(): void {
  const kill = process.kill.bind(process)
  process.kill = (pid, signal) => {
    if (pid !== process.pid) throw refusal()
    return kill(pid, signal)
  }
  for (const name of ['_kill', '_debugProcess']) Reflect.set(process, name, refuse)
  syncBuiltinESMExports()
}

const refuse = (): never => {
  throw refusal()
}

const refusal = (): Error =>
  Object.assign(new Error('An executor may send signals to no other process'), { code: 'ERR_ACCESS_DENIED' })
