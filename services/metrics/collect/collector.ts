import type { Collection } from '../../shared/store/collection.ts'
import { collect } from './collect.ts'
import { createLease } from './lease.ts'
import type { Checkpoint } from './model.ts'
import { pause } from './pause.ts'
import type { RecordSource } from './source.ts'
import { createTakeRecords, type TakeDeps } from './take-records.ts'
import type { Timing } from './timing.ts'

/** Brings what executors recorded from a target, and has it counted, until it is closed. */
export interface Collector {
  /** Notes how far it came. */
  close(): Promise<void>
}

export interface CollectorOptions extends TakeDeps {
  readonly source: RecordSource
  readonly checkpoints: Collection<Checkpoint>
  /** Unlike that of any other process. */
  readonly owner: string
  readonly now: () => Date
  readonly timing?: Partial<Timing>
}

const inRealLife: Timing = {
  paceMs: 120,
  pollMs: 5_000,
  saveMs: 1_000,
  leaseMs: 10_000,
  tries: 5,
  retryMs: 250,
  longestRetryMs: 10_000,
}

/** Starts to collect. Of several processes on one store, one does, and another goes on where it stops. */
export function startCollector(options: CollectorOptions): Collector {
  const { source, checkpoints, owner, now, log } = options
  const timing = { ...inRealLife, ...options.timing }
  const lease = createLease({ id: source.id, checkpoints, owner, now, leaseMs: timing.leaseMs })
  const take = createTakeRecords({ ...options, tries: timing.tries, checkStore: lease.take })
  const stop = new AbortController()
  let failures = 0
  const progressed = (): void => {
    if (failures > 0) log.info({ source: source.id }, 'Records are collected again.')
    failures = 0
  }
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        const checkpoint = await lease.take()
        if (checkpoint !== undefined) {
          await collect({ ...options, take, timing, lease, progressed, stop: stop.signal }, checkpoint)
        }
        await pause(timing.leaseMs / 4, stop.signal)
      } catch (err) {
        if (failures === 0) log.warn({ err, source: source.id }, 'Records cannot be collected now.')
        await pause(Math.min(timing.retryMs * 2 ** failures, timing.longestRetryMs), stop.signal)
        failures += 1
      }
    }
    await lease.release()
  }
  const ended = run().catch((err: unknown) =>
    log.error({ err, source: source.id }, 'The checkpoint could not be left to others.'),
  )
  return {
    async close() {
      stop.abort()
      await ended
    },
  }
}
