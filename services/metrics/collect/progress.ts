import { projectOf } from '../../shared/ids.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { Checkpoint } from './model.ts'
import { ONE_LIST } from './source.ts'

/** How far what executors recorded is counted. */
export interface Progress {
  readonly asOf: Date
  /** Whether no more is missing than the last seconds, or minutes where records take that long. */
  readonly complete: boolean
}

/** Longer than it takes while all is well: a quiet target is asked every five seconds. */
const LAG_MS = 15_000
/** Where there are many places to read, each has its turn. */
const LAG_IN_TURNS_MS = 2 * 60_000

/** The moment of a request, and how far counting was then. */
export interface Moment {
  /** All ranges of the request end, and all its counts are read, at this one. */
  readonly now: Date
  /**
   * Looked up once, and only where it is asked for.
   *
   * @param of ids of environments, and of projects for all of theirs
   */
  readonly progress: (of: readonly string[]) => Promise<Progress>
  /** The environments of a project whose records are read each on its own. */
  readonly readApart: (projectId: string) => Promise<readonly string[]>
}

/** @param sources ids of where records come from */
export function momentOf(now: Date, checkpoints: Collection<Checkpoint>, sources: readonly string[]): Moment {
  let found: Promise<ReadonlyMap<string, Checkpoint>> | undefined
  const find = (): Promise<ReadonlyMap<string, Checkpoint>> => {
    found ??= checkpoints.getMany(sources)
    return found
  }
  return {
    now,
    progress: async (of) => progressOf(await find(), of, now),
    readApart: async (projectId) => readApart(await find(), [projectId]).map(([environmentId]) => environmentId),
  }
}

/** How far it is at a moment, whichever processes collect: as far as the last of what is asked for. */
function progressOf(checkpoints: ReadonlyMap<string, Checkpoint>, of: readonly string[], now: Date): Progress {
  const ids = new Set(of)
  const apart = readApart(checkpoints, of)
  for (const [environmentId] of apart) ids.delete(environmentId)
  const parts = apart.map(([, at]) => progressAt(new Date(at), LAG_IN_TURNS_MS, now))
  // What is not read on its own is in the one list.
  if (ids.size > 0 || parts.length === 0) parts.push(inOneList(checkpoints.get(ONE_LIST), now))
  return {
    asOf: new Date(Math.min(...parts.map(({ asOf }) => asOf.getTime()))),
    complete: parts.every(({ complete }) => complete),
  }
}

/** Environments that are read each on its own, and until when: of these ids, or of these projects. */
const readApart = (
  checkpoints: ReadonlyMap<string, Checkpoint>,
  of: readonly string[],
): readonly (readonly [environmentId: string, readThrough: number])[] =>
  [...checkpoints.values()]
    .flatMap(({ readThroughs = {} }) => Object.entries(readThroughs))
    .filter(([environmentId]) => of.includes(environmentId) || of.includes(projectOf(environmentId) ?? ''))

/** Where nothing was ever collected, all that there is was sent here. */
const inOneList = (checkpoint: Checkpoint | undefined, now: Date): Progress =>
  checkpoint === undefined
    ? { asOf: now, complete: true }
    : progressAt(checkpoint.readThrough ?? new Date(0), LAG_MS, now)

const progressAt = (asOf: Date, lagMs: number, now: Date): Progress => ({
  asOf,
  complete: now.getTime() - asOf.getTime() <= lagMs,
})
