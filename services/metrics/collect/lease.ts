import type { Collection } from '../../shared/store/collection.ts'
import type { Checkpoint } from './model.ts'

/** The one checkpoint there is: records of all environments are one list. */
export const CHECKPOINT = 'records'

/** Sees to it that of several processes one collects. */
export interface Lease {
  /** The checkpoint, if it is this process's to go on; undefined while another one does. */
  take(): Promise<Checkpoint | undefined>
  /** Notes how far it came. False when another process has taken over. */
  save(place: { readonly cursor: string | undefined; readonly readThrough: Date }): Promise<boolean>
  /** Lets another one go on at once. */
  release(): Promise<void>
}

export interface LeaseOptions {
  readonly checkpoints: Collection<Checkpoint>
  /** Unlike that of any other process. */
  readonly owner: string
  /** After that time without a word another process goes on. */
  readonly leaseMs: number
  readonly now: () => Date
}

export function createLease({ checkpoints, owner, leaseMs, now }: LeaseOptions): Lease {
  const later = (ms: number): Date => new Date(now().getTime() + ms)
  return {
    async take() {
      const mine = { owner, leasedUntil: later(leaseMs) }
      const taken =
        (await checkpoints.update(CHECKPOINT, { set: mine }, { leasedUntil: { lt: now() } })) ??
        (await checkpoints.update(CHECKPOINT, { set: mine }, { owner }))
      if (taken !== undefined) return taken
      const first = { id: CHECKPOINT, ...mine }
      return (await checkpoints.insert(first)).taken === undefined ? first : undefined
    },
    async save(place) {
      const set = { ...place, leasedUntil: later(leaseMs) }
      return (await checkpoints.update(CHECKPOINT, { set }, { owner })) !== undefined
    },
    async release() {
      await checkpoints.update(CHECKPOINT, { set: { leasedUntil: new Date(0) } }, { owner })
    },
  }
}
