import type { ExecutorProcess } from './process.ts'

/** The processes of one function, and who waits for one. */
export interface Pool {
  readonly name: string
  readonly idle: Map<ExecutorProcess, NodeJS.Timeout>
  readonly busy: Set<ExecutorProcess>
  readonly waiting: { readonly give: (process: ExecutorProcess) => void; readonly refuse: (error: unknown) => void }[]
  starting: number
  /** Processes that could not be started, or died, since the last one that did its work. */
  failures: number
  /** Before then none is started: a function that dies at once must not keep the machine busy. */
  notBefore: number
  lastStart: number
}

export const createPool = (name: string): Pool => ({
  name,
  idle: new Map(),
  busy: new Set(),
  waiting: [],
  starting: 0,
  failures: 0,
  notBefore: 0,
  lastStart: 0,
})

/** With those that start. */
export const sizeOf = ({ idle, busy, starting }: Pool): number => idle.size + busy.size + starting

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000

/** A process could not be started, or has died. After the second time there is a pause, and after each further one a longer one. */
export function noteFailure(pool: Pool, now: number): void {
  pool.failures += 1
  if (pool.failures > 1) {
    pool.notBefore = now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (pool.failures - 2))
  }
}
