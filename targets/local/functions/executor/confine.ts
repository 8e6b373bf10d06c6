import { syncBuiltinESMExports } from 'node:module'
import type { Socket } from 'node:net'
import os from 'node:os'

/**
 * Takes from the process what Node's permission model leaves it, and nobody needs: signals to other processes, and their priority, of
 * which the cloud is one; and sockets that are files, behind which there may be a daemon that does everything for whoever asks.
 *
 * @param pipe a socket that is one of them, and stays as it is
 */
export function confine(pipe: Socket): void {
  const kill = process.kill.bind(process)
  process.kill = (pid, signal) => {
    if (pid !== process.pid) throw refusal(OTHERS)
    return kill(pid, signal)
  }
  const refuseOthers = (): never => {
    throw refusal(OTHERS)
  }
  for (const name of ['_kill', '_debugProcess']) Reflect.set(process, name, refuseOthers)
  os.setPriority = refuseOthers
  const refusePipes = (): never => {
    throw refusal('An executor may use no sockets that are files')
  }
  // Node has no other way to them than these methods of what stands behind each.
  const pipes: object = Object.getPrototypeOf(Reflect.get(pipe, '_handle'))
  for (const name of ['connect', 'connect2', 'bind', 'bind2']) Reflect.set(pipes, name, refusePipes)
  syncBuiltinESMExports()
}

const OTHERS = 'An executor may do nothing to any other process'

const refusal = (message: string): Error => Object.assign(new Error(message), { code: 'ERR_ACCESS_DENIED' })
