import { isObject } from '../../../runtime/unknown.ts'
import type { ExecutorRecord, RecordPage } from '../../../targets/data-plane.ts'
import type { Ingest } from '../ingest/ingest.ts'
import type { Lease } from './lease.ts'
import type { Checkpoint } from './model.ts'
import { pause } from './pause.ts'
import type { RecordSource } from './source.ts'
import type { TakeRecords } from './take-records.ts'
import type { Timing } from './timing.ts'

interface CollectDeps {
  readonly source: RecordSource
  readonly take: TakeRecords
  readonly ingest: Pick<Ingest, 'sumUp'>
  readonly lease: Lease
  readonly now: () => Date
  readonly timing: Timing
  readonly stop: AbortSignal
  /** Called whenever a page was taken. */
  readonly progressed: () => void
}

/** How far it is. */
interface Place {
  readonly cursor: string | undefined
  readonly readThrough: Date
  readonly readThroughs?: Readonly<Record<string, number>>
}

const PAGE = 1_000

/**
 * Takes page after page, until it is stopped or another process has taken over. The checkpoint never stands behind what longer stretches
 * of time do not have yet: after a crash these records come again.
 */
export async function collect(deps: CollectDeps, checkpoint: Checkpoint): Promise<void> {
  const { ingest, lease, stop, timing } = deps
  let place: Place = { cursor: checkpoint.cursor, readThrough: checkpoint.readThrough ?? new Date(0) }
  let isSaved = true
  let savedAt = performance.now()
  for (;;) {
    const { next, isQuiet } = await takePage(deps, place, isSaved ? timing.pollMs : timing.paceMs)
    place = next
    isSaved &&= isQuiet
    if (isQuiet || performance.now() - savedAt >= timing.saveMs) {
      await ingest.sumUp()
      if (!(await lease.save(place))) return
      isSaved = true
      savedAt = performance.now()
    }
    if (stop.aborted) return
    if (!isQuiet) await pause(timing.paceMs, stop)
  }
}

async function takePage(
  deps: CollectDeps,
  place: Place,
  waitMs: number,
): Promise<{ readonly next: Place; readonly isQuiet: boolean }> {
  const { source, take, now, stop, progressed } = deps
  const asked = now()
  const page = await unlessStopped(source.records(place.cursor, { limit: PAGE, waitMs }), stop)
  if (page === undefined) return { next: place, isQuiet: true }
  await take(page.records)
  progressed()
  const next = {
    cursor: page.cursor,
    readThrough: readThroughOf(page.records, asked, place.readThrough),
    ...(page.readThrough !== undefined && { readThroughs: page.readThrough }),
  }
  return { next, isQuiet: page.records.length === 0 }
}

/** Where there was nothing, all that was recorded when it was asked for is counted; otherwise all up to the last record. */
function readThroughOf(records: readonly ExecutorRecord[], asked: Date, before: Date): Date {
  const last = records.at(-1)
  if (last === undefined) return asked
  const aws = isObject(last.line) ? last.line._aws : undefined
  const timestamp = isObject(aws) ? Number(aws.Timestamp) : Number.NaN
  return timestamp > before.getTime() ? new Date(Math.min(timestamp, asked.getTime())) : before
}

/** The page, or nothing when it is stopped before there is one. */
async function unlessStopped(page: Promise<RecordPage>, stop: AbortSignal): Promise<RecordPage | undefined> {
  // A page that comes later is not missed: the next one to collect asks for it again.
  page.catch(() => undefined)
  if (stop.aborted) return undefined
  const stopped = Promise.withResolvers<undefined>()
  const abandon = (): void => stopped.resolve(undefined)
  stop.addEventListener('abort', abandon)
  try {
    return await Promise.race([page, stopped.promise])
  } finally {
    stop.removeEventListener('abort', abandon)
  }
}
