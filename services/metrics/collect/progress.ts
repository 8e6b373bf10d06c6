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

/** The moment of a request, and how far counting was then. */
export interface Moment {
  /** All ranges of the request end, and all its counts are read, at this one. */
  readonly now: Date
  /** Looked up once, and only where it is asked for. */
  readonly progress: () => Promise<Progress>
}

export function momentOf(now: Date, checkpoints: Collection<Checkpoint>): Moment {
  let progress: Promise<Progress> | undefined
  return {
    now,
    progress() {
      progress ??= readProgress(checkpoints, now)
      return progress
    },
  }
}

/** How far it is at a moment, whichever process collects. Where none ever did, all that there is was sent here. */
async function readProgress(checkpoints: Collection<Checkpoint>, now: Date): Promise<Progress> {
  const checkpoint = await checkpoints.get(CHECKPOINT)
  if (checkpoint === undefined) return { asOf: now, complete: true }
  const { readThrough = new Date(0) } = checkpoint
  return { asOf: readThrough, complete: now.getTime() - readThrough.getTime() <= LAG_MS }
}
