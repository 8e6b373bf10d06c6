import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { isNamed } from '../aws-error.ts'
import { type EventQuery, type LogEvent, readEvents } from './log-events.ts'
import type { Part, Reading } from './reading.ts'
import { RECORDS } from './record-line.ts'

/** As long after a line was written it may still appear in its log group. */
const LATE_MS = 5 * 60_000
/** So that what is read again is read in few requests. */
const SWEEP_MS = 60_000

/** Ids of lines that were given, with their times, so that they are not given again when their time is read again. */
export type Given = Map<string, number>

/** More than this many lines of five minutes are given twice rather than remembered. */
const MOST_GIVEN = 50_000

/** What is read of, and when. */
export interface ReadOptions {
  readonly reading: Reading
  /** Is changed. */
  readonly given: Given
  readonly now: number
  readonly limit: number
}

/** Lines that were not given before, and how far the log group is read then. */
interface ReadOn {
  readonly events: readonly LogEvent[]
  readonly next: Reading
}

/** Reads the next of a log group: what has come since, and now and then once more what came a while ago, for what was late. */
export function readOn(logs: CloudWatchLogsClient, group: string, options: ReadOptions): Promise<ReadOn> {
  const { reading, now } = options
  const isSweep = reading.part?.isSweep ?? isSweepDue(reading, now)
  return isSweep ? sweep(logs, group, options) : advance(logs, group, options)
}

async function advance(
  logs: CloudWatchLogsClient,
  group: string,
  { reading, given, now, limit }: ReadOptions,
): Promise<ReadOn> {
  const { head, swept, part } = reading
  const to = part?.to ?? now
  const { events, token } = await readPart(logs, { group, from: head, to, limit, pattern: RECORDS }, part)
  // What is of the moment where it was left off is there again.
  const fresh = events.filter(({ id }) => !given.has(id))
  for (const { id, at } of events) if (at >= now - LATE_MS - SWEEP_MS) given.set(id, at)
  forget(given)
  if (token !== undefined) return { events: fresh, next: { head, swept, part: { to, token, isSweep: false } } }
  return { events: fresh, next: { head: to, swept: sweptBy(reading, to) } }
}

async function sweep(
  logs: CloudWatchLogsClient,
  group: string,
  { reading: { head, swept, part }, given, now, limit }: ReadOptions,
): Promise<ReadOn> {
  const to = part?.to ?? now - LATE_MS
  const { events, token } = await readPart(logs, { group, from: swept, to, limit, pattern: RECORDS }, part)
  const late = events.filter(({ id }) => !given.has(id))
  if (token !== undefined) return { events: late, next: { head, swept, part: { to, token, isSweep: true } } }
  for (const [id, at] of given) if (at < to) given.delete(id)
  return { events: late, next: { head, swept: to } }
}

const isSweepDue = ({ head, swept }: Reading, now: number): boolean =>
  now - LATE_MS - swept >= SWEEP_MS && head >= now - LATE_MS

/** What was old when it was read for the first time need not be read again, if all before it was. */
const sweptBy = ({ head, swept }: Reading, to: number): number =>
  swept >= head ? Math.max(swept, to - LATE_MS) : swept

/** A token is good for a day only. Where it is not any more, its part is read from its beginning. */
async function readPart(logs: CloudWatchLogsClient, query: EventQuery, part: Part | undefined) {
  if (part === undefined) return readEvents(logs, query)
  try {
    return await readEvents(logs, { ...query, token: part.token })
  } catch (error) {
    if (!isNamed(error, 'InvalidParameterException')) throw error
    return readEvents(logs, query)
  }
}

/** The oldest. */
function forget(given: Given): void {
  for (const id of given.keys()) {
    if (given.size <= MOST_GIVEN) return
    given.delete(id)
  }
}
