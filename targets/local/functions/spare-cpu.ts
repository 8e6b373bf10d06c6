import { cpus } from 'node:os'

/** Of all cores together: another executor would take from those that run what it is given. */
const LEAST_IDLE_CORES = 0.5
/** A shorter look says little. */
const LEAST_LOOK_MS = 200

/** Watches whether the machine's cores are busy; everybody who asks shares what was seen since somebody asked before. */
export function spareCpu(read: () => ReturnType<typeof cpus> = cpus, now = () => performance.now()): () => boolean {
  const idleTime = () => read().reduce((sum, { times }) => sum + times.idle, 0)
  let seenAt = now()
  let idleMs = idleTime()
  let isIdle = true
  return () => {
    const at = now()
    const since = at - seenAt
    if (since < LEAST_LOOK_MS) return isIdle
    const idle = idleTime()
    isIdle = (idle - idleMs) / since >= LEAST_IDLE_CORES
    seenAt = at
    idleMs = idle
    return isIdle
  }
}
