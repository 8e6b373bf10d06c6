import { readFileSync } from 'node:fs'
import { outOfMemory } from './process.ts'
import type { Processes } from './processes.ts'

const LOOK_MS = 1_000
/** What Node itself takes, beside what code asks for. */
const OWN_MB = 64

/**
 * Ends processes that take more memory than their function has. V8's own limit holds for its heap only: buffers lie outside of it.
 * Where there is no `/proc` that limit is all there is.
 */
export function watchMemory(processes: Processes): { stop(): void } {
  const timer = setInterval(() => {
    for (const { process } of processes.list()) {
      const { memoryMb } = process.config
      if (residentMb(process.pid) > memoryMb + OWN_MB) process.kill(outOfMemory(memoryMb))
    }
  }, LOOK_MS).unref()
  return { stop: () => clearInterval(timer) }
}

/** What a process has of the machine's memory now; 0 where the system does not tell. */
export function residentMb(pid: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1_024
  } catch {
    return 0
  }
}
