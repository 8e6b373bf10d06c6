import { syncBuiltinESMExports } from 'node:module'
import type { Socket } from 'node:net'
import os from 'node:os'

/**
 * Takes from the process what Node's permission model leaves it, and nobody needs: signals to other processes, and their priority. The
 * cloud is one of them.
 */
export function confine(): void {
  const kill = process.kill.bind(process)
  process.kill = (pid, signal) => {
    if (pid !== process.pid) throw refusal(OTHERS)
    return kill(pid, signal)
  }
  for (const name of ['_kill', '_debugProcess']) Reflect.set(process, name, refuse(OTHERS))
  os.setPriority = refuse(OTHERS)
  syncBuiltinESMExports()
}

/**
 * Takes from the process sockets that are files. Behind one of them there may be a daemon that does for whoever asks what the
 * permission model denies.
 *
 * @param pipe one that is connected, and stays so
 */
export function denyPipes(pipe: Socket): void {
  // Node has no other way to them than these methods of what stands behind each.
  const pipes: object = Object.getPrototypeOf(Reflect.get(pipe, '_handle'))
  for (const name of ['connect', 'connect2', 'bind', 'bind2']) Reflect.set(pipes, name, refuse(PIPES))
}

const OTHERS = 'An executor may do nothing to any other process'
const PIPES = 'An executor may use no sockets that are files'

const refuse = (message: string) => (): never => {
  throw refusal(message)
}

const refusal = (message: string): Error => Object.assign(new Error(message), { code: 'ERR_ACCESS_DENIED' })
