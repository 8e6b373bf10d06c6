import type { FunctionConfig } from './functions.ts'
import { createPool, noteFailure, type Pool, sizeOf } from './pool.ts'
import { type ExecutorProcess, StartError } from './process.ts'

/** How many processes there may be, and for how long. */
export interface ProcessLimits {
  /** Of all functions together. */
  readonly most: number
  /** Of one function. */
  readonly mostPerFunction: number
  /** A process without work goes after so long. */
  readonly idleMs: number
}

/** The processes of all functions: started when there is work, shared fairly, released when there is none. */
export interface Processes {
  /**
   * A process of the function for one invocation; waits for its turn.
   *
   * @throws {StartError} when the function cannot be started
   */
  acquire(name: string): Promise<ExecutorProcess>
  /** Gives it back after an invocation. */
  release(process: ExecutorProcess): void
  /** The function was changed, or is gone: its processes go when they have ended what they do. */
  retire(name: string): void
  list(): readonly { readonly process: ExecutorProcess; readonly busy: boolean }[]
  /** Ends all of them; those that work are waited for until `graceMs` are over. */
  close(graceMs: number): Promise<void>
}

export interface ProcessesOptions {
  readonly limits: ProcessLimits
  readonly configOf: (name: string) => FunctionConfig | undefined
  readonly start: (config: FunctionConfig) => Promise<ExecutorProcess>
  readonly now: () => number
}

/** Once it has worked so long, a process makes room for functions that wait for one. */
const TURN_MS = 1_000

/** Makes the processes' keeper; there are none before somebody asks. */
export function createProcesses({ limits, configOf, start, now }: ProcessesOptions): Processes {
  const pools = new Map<string, Pool>()
  const starts = new Set<Promise<void>>()
  /** With those that start, and those that leave. */
  let total = 0
  let leaving = 0
  let isClosed = false

  const poolOf = (name: string): Pool => {
    const known = pools.get(name)
    if (known !== undefined) return known
    const pool = createPool(name)
    pools.set(name, pool)
    return pool
  }

  const wantsMore = (pool: Pool): boolean =>
    pool.waiting.length > pool.starting && sizeOf(pool) < limits.mostPerFunction
  /** Those who wait for room, the one that has started none for longest first. */
  const inLine = (): Pool[] => [...pools.values()].filter(wantsMore).sort((a, b) => a.lastStart - b.lastStart)

  /** Starts what there is room for. */
  function fill(): void {
    if (isClosed) return
    for (const pool of inLine()) {
      const pause = pool.notBefore - now()
      if (pause > 0) {
        setTimeout(fill, pause).unref()
        continue
      }
      while (wantsMore(pool) && pool.notBefore <= now()) {
        if (total >= limits.most) {
          evict()
          return
        }
        const starting = begin(pool).finally(() => starts.delete(starting))
        starts.add(starting)
      }
    }
  }

  /** Ends a process that is idle, one at a time. Its room is free when it has gone. */
  function evict(): void {
    if (leaving > 0) return
    for (const pool of pools.values()) {
      const [oldest] = pool.idle.keys()
      if (oldest === undefined) continue
      stop(pool, oldest)
      return
    }
  }

  async function begin(pool: Pool): Promise<void> {
    total += 1
    pool.starting += 1
    pool.lastStart = now()
    try {
      const config = configOf(pool.name)
      if (config === undefined) throw gone(pool.name)
      const process = await start(config)
      pool.starting -= 1
      void process.exited.then(() => forget(pool, process))
      pass(pool, process)
    } catch (error) {
      pool.starting -= 1
      total -= 1
      noteFailure(pool, now())
      pool.waiting.shift()?.refuse(error)
      fill()
    }
  }

  function forget(pool: Pool, process: ExecutorProcess): void {
    total -= 1
    clearTimeout(pool.idle.get(process))
    pool.idle.delete(process)
    pool.busy.delete(process)
    if (sizeOf(pool) === 0 && pool.waiting.length === 0 && pool.failures === 0) pools.delete(pool.name)
    fill()
  }

  function stop(pool: Pool, process: ExecutorProcess): void {
    clearTimeout(pool.idle.get(process))
    pool.idle.delete(process)
    leaving += 1
    void process.exited.then(() => {
      leaving -= 1
    })
    process.kill({ type: 'RELEASED', message: 'The process was not needed any more' })
  }

  /** To whoever waits for it; or it waits, or goes. */
  function pass(pool: Pool, process: ExecutorProcess): void {
    const isOld = configOf(pool.name) !== process.config
    const [next] = inLine()
    const isOver = next !== undefined && next !== pool && total >= limits.most && now() - process.startedAt >= TURN_MS
    const isLeaving = isClosed || isOld || isOver
    const waiter = isLeaving ? undefined : pool.waiting.shift()
    if (isLeaving) stop(pool, process)
    else if (waiter === undefined) pool.idle.set(process, setTimeout(stop, limits.idleMs, pool, process).unref())
    else {
      pool.busy.add(process)
      waiter.give(process)
    }
    fill()
  }

  return {
    acquire(name) {
      if (isClosed) return Promise.reject(gone(name))
      const pool = poolOf(name)
      for (const [process, timer] of [...pool.idle].reverse()) {
        clearTimeout(timer)
        pool.idle.delete(process)
        if (!process.isAlive()) continue
        pool.busy.add(process)
        return Promise.resolve(process)
      }
      const { promise, resolve, reject } = Promise.withResolvers<ExecutorProcess>()
      pool.waiting.push({ give: resolve, refuse: reject })
      fill()
      return promise
    },
    release(process) {
      const pool = poolOf(process.config.name)
      pool.busy.delete(process)
      if (process.isAlive()) {
        pool.failures = 0
        pass(pool, process)
      } else noteFailure(pool, now())
    },
    retire(name) {
      const pool = pools.get(name)
      if (pool === undefined) return
      pool.failures = 0
      pool.notBefore = 0
      for (const process of pool.idle.keys()) stop(pool, process)
      fill()
    },
    list: () =>
      [...pools.values()].flatMap(({ idle, busy }) => [
        ...[...idle.keys()].map((process) => ({ process, busy: false })),
        ...[...busy].map((process) => ({ process, busy: true })),
      ]),
    async close(graceMs) {
      isClosed = true
      const exits: Promise<void>[] = []
      for (const pool of pools.values()) {
        for (const { refuse } of pool.waiting.splice(0)) refuse(gone(pool.name))
        exits.push(...[...pool.idle.keys(), ...pool.busy].map(({ exited }) => exited))
        for (const process of pool.idle.keys()) stop(pool, process)
      }
      exits.push(...starts)
      const late = setTimeout(() => {
        for (const { busy } of pools.values()) {
          for (const process of busy) process.kill({ type: 'EXECUTOR_CRASHED', message: 'The local cloud was stopped' })
        }
      }, graceMs)
      await Promise.allSettled(exits)
      clearTimeout(late)
    },
  }
}

const gone = (name: string): StartError =>
  new StartError({ type: 'INIT_FAILED', message: `The function ${name} is not there, or the local cloud is stopping` })
