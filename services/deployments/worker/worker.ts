import { bounded } from '../../shared/bounded.ts'
import type { DeploymentRecord } from '../deployment/record.ts'
import { unfinishedIn } from '../environment/current.ts'
import { keepLease, type Lease, releaseLease, takeLease } from '../environment/lease.ts'
import { afterFault } from './after-fault.ts'
import { carryOut, waits } from './phases.ts'
import { type RunDeps, startRun } from './run.ts'
import { defaultTimes, type WorkerTimes } from './times.ts'
import { unfinishedEnvironments } from './unfinished.ts'

/** Carries out what is asked for, in its turn, wherever it stands. */
export interface Worker {
  /** There may be something to do. */
  kick(): void
  /** Stops between two steps, and lets go of everything. */
  close(): Promise<void>
}

/** Each compiles, and waits for its target. */
const MOST_AT_ONCE = 4

export function createWorker(deps: RunDeps, times: WorkerTimes = defaultTimes): Worker {
  const stopping = new AbortController()
  const inTurn = bounded(MOST_AT_ONCE, Number.POSITIVE_INFINITY)
  const busy = new Map<string, Promise<void>>()
  /** Where something came in while it was busy. */
  const missed = new Set<string>()
  let looking: Promise<void> | undefined
  let lookAgain = false

  async function look(): Promise<void> {
    for (const environmentId of await unfinishedEnvironments(deps.deployments)) {
      if (busy.has(environmentId)) missed.add(environmentId)
      if (busy.has(environmentId) || stopping.signal.aborted) continue
      const work = inTurn(() => serve(deps, times, environmentId, stopping.signal))
        .catch((err: unknown) => deps.log.error({ err, environmentId }, 'Deployments of an environment do not go on.'))
        .then(() => {
          busy.delete(environmentId)
          if (missed.delete(environmentId)) kick()
        })
      busy.set(environmentId, work)
    }
  }
  function kick(): void {
    if (stopping.signal.aborted) return
    lookAgain = true
    looking ??= lookWhileNeeded().finally(() => {
      looking = undefined
    })
  }
  async function lookWhileNeeded(): Promise<void> {
    while (lookAgain && !stopping.signal.aborted) {
      lookAgain = false
      await look().catch((err: unknown) => deps.log.error({ err }, 'What is to be deployed could not be looked up.'))
    }
  }

  const timer = setInterval(kick, times.pollMs)
  kick()
  return {
    kick,
    async close() {
      stopping.abort()
      clearInterval(timer)
      await looking
      await Promise.all(busy.values())
    },
  }
}

/** Carries out everything that an environment has, one after the other, unless another worker does. */
async function serve(deps: RunDeps, times: WorkerTimes, environmentId: string, stopped: AbortSignal): Promise<void> {
  for (;;) {
    const record = await firstOf(deps, environmentId)
    if (record === undefined || waits(record) || stopped.aborted) return
    const lease = await takeLease(deps.environments, environmentId, deps.now(), times.leaseMs)
    if (lease === undefined) return
    const waitMs = await underLease(deps, times, lease, stopped)
    if (waitMs === undefined) await releaseLease(deps.environments, lease)
    else {
      // Whoever holds it until then is nobody: the environment is left alone for that long.
      await keepLease(deps.environments, lease, deps.now(), waitMs)
      return
    }
  }
}

const firstOf = async ({ deployments }: RunDeps, environmentId: string): Promise<DeploymentRecord | undefined> =>
  (await deployments.find({ ...unfinishedIn(environmentId), limit: 1 }))[0]

/** Carries out the first deployment of an environment. @returns how long to wait before the next attempt */
async function underLease(
  deps: RunDeps,
  times: WorkerTimes,
  lease: Lease,
  stopped: AbortSignal,
): Promise<number | undefined> {
  const heart = setInterval(() => {
    keepLease(deps.environments, lease, deps.now(), times.leaseMs).catch((err: unknown) =>
      deps.log.warn({ err, environmentId: lease.environmentId }, 'A lease could not be held.'),
    )
  }, times.leaseMs / 3)
  try {
    // Looked up again: somebody else may have had the lease meanwhile.
    const record = await firstOf(deps, lease.environmentId)
    if (record === undefined || waits(record)) return undefined
    return await attempt(deps, times, lease, record, stopped)
  } finally {
    clearInterval(heart)
  }
}

async function attempt(
  deps: RunDeps,
  times: WorkerTimes,
  lease: Lease,
  record: DeploymentRecord,
  stopped: AbortSignal,
): Promise<number | undefined> {
  try {
    await carryOut(startRun(deps), record, stopped)
    return undefined
  } catch (error) {
    return afterFault(deps, times, lease, record.id, error)
  }
}
