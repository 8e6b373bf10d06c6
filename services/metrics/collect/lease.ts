import type { Collection } from '../../shared/store/collection.ts'
import type { Checkpoint } from './model.ts'

/** Sees to it that of several processes one collects. */
export interface Lease {
  /** The checkpoint, if it is this process's to go on; undefined while another one does. */
  take(): Promise<Checkpoint | undefined>
  /** Notes how far it came. False when another process has taken over. */
  save(
    place: Pick<Checkpoint, 'readThrough' | 'readThroughs'> & { readonly cursor: string | undefined },
  ): Promise<boolean>
  /** Lets another one go on at once. */
  release(): Promise<void>
}

export interface LeaseOptions {
  /** Of the checkpoint. */
  readonly id: string
  readonly checkpoints: Collection<Checkpoint>
  /** Unlike that of any other process. */
  readonly owner: string
  /** After that time without a word another process goes on. */
  readonly leaseMs: number
  readonly now: () => Date
}

export function createLease({ id, checkpoints, owner, leaseMs, now }: LeaseOptions): Lease {
  const later = (ms: number): Date => new Date(now().getTime() + ms)
  return {
    async take() {
      const mine = { owner, leasedUntil: later(leaseMs) }
      const taken =
        (await checkpoints.update(id, { set: mine }, { leasedUntil: { lt: now() } })) ??
        (await checkpoints.update(id, { set: mine }, { owner }))
      if (taken !== undefined) return taken
      const first = { id, ...mine }
      return (await checkpoints.insert(first)).taken === undefined ? first : undefined
    },
    async save(place) {
      const set = { ...place, leasedUntil: later(leaseMs) }
      return (await checkpoints.update(id, { set }, { owner })) !== undefined
    },
    async release() {
      await checkpoints.update(id, { set: { leasedUntil: new Date(0) } }, { owner })
    },
  }
}
