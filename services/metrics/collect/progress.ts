import type { Collection } from '../../shared/store/collection.ts'
import { CHECKPOINT } from './lease.ts'
import type { Checkpoint } from './model.ts'

/** How far what executors recorded is counted. */
export interface Progress {
  readonly asOf: Date
  /** Whether no more is missing than the last seconds. */
  readonly complete: boolean
}

/** Longer than it takes while all is well: a quiet target is asked every five seconds. */
const LAG_MS = 15_000

/** How far it is at a moment, whichever process collects. Where none ever did, all that there is was sent here. */
export async function readProgress(checkpoints: Collection<Checkpoint>, now: Date): Promise<Progress> {
  const checkpoint = await checkpoints.get(CHECKPOINT)
  if (checkpoint === undefined) return { asOf: now, complete: true }
  const { readThrough = new Date(0) } = checkpoint
  return { asOf: readThrough, complete: now.getTime() - readThrough.getTime() <= LAG_MS }
}
