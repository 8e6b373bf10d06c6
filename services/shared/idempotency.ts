import { createHash, randomUUID } from 'node:crypto'
import type { Caller } from './caller.ts'
import type { IdempotencyRecord } from './idempotency/model.ts'
import { badKey, busy, MAX_KEY_LENGTH, reused } from './idempotency/problems.ts'
import { hasProblems, type Outcome, problems } from './problems.ts'
import type { Collection } from './store/collection.ts'

/** A request that may come again, because its answer got lost. */
export interface RepeatableRequest {
  readonly caller: Caller
  /** The mutation: `projectCreate`. */
  readonly action: string
  /** The caller's idempotency key; without one the work is simply done. */
  readonly key: string | null | undefined
  readonly input: object
}

/**
 * Does work once for a key. For 24 hours the same request gets the first one's answer again, with `replayed`; another request
 * under the key is a problem. Only what succeeded is kept: after problems and faults the work may be tried again.
 */
export type Idempotent = <T extends object>(
  request: RepeatableRequest,
  work: () => Promise<Outcome<T>>,
) => Promise<Outcome<T & { readonly replayed?: boolean }>>

const KEPT_MS = 24 * 60 * 60 * 1000
/** Whoever has not said for so long that it is at work was cut off by a crash. */
const BUSY_MS = 10_000
/** How often it says so in that time. */
const BEATS = 3
/** Old records that go with each new one. */
const SWEPT = 20

/**
 * Keeps answers by key in a collection.
 *
 * @param busyMs how long after a crash the key of a request that it has cut off stays busy
 */
export const createIdempotent =
  (records: Collection<IdempotencyRecord>, now: () => Date, busyMs = BUSY_MS): Idempotent =>
  async (request, work) => {
    const account = request.caller.identity?.accountId
    if (request.key == null || account === undefined) return work()
    if (request.key.length === 0 || request.key.length > MAX_KEY_LENGTH) return problems(badKey)
    const record = recordOf(request, account, request.key, now(), busyMs)
    const earlier = await claim(records, record, now())
    if (earlier !== undefined) return answerAgain(earlier, record)
    const silence = sayAtWork(records, record, now, busyMs)
    const outcome = await work()
      .catch(async (fault: unknown) => {
        await records.remove(record.id, { attempt: record.attempt })
        throw fault
      })
      .finally(silence)
    if (hasProblems(outcome)) await records.remove(record.id, { attempt: record.attempt })
    else await keep(records, record, outcome, now())
    return outcome
  }

const recordOf = (
  { action, input }: RepeatableRequest,
  account: string,
  key: string,
  at: Date,
  busyMs: number,
): IdempotencyRecord => ({
  id: hash(JSON.stringify([account, key])),
  request: hash(canonical([action, { ...input, clientMutationId: undefined }])),
  attempt: randomUUID(),
  busyUntil: new Date(at.getTime() + busyMs),
  expiresAt: new Date(at.getTime() + KEPT_MS),
})

/** Says again and again that the attempt is at work. @returns what ends that */
function sayAtWork(
  records: Collection<IdempotencyRecord>,
  { id, attempt }: IdempotencyRecord,
  now: () => Date,
  busyMs: number,
): () => void {
  const beat = async (): Promise<void> => {
    await records.update(id, { set: { busyUntil: new Date(now().getTime() + busyMs) } }, { attempt })
  }
  // A store that is away for a moment hears the next one.
  const timer = setInterval(() => void beat().catch(() => {}), busyMs / BEATS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Makes the key this attempt's; otherwise gives whose it is. */
async function claim(
  records: Collection<IdempotencyRecord>,
  record: IdempotencyRecord,
  at: Date,
): Promise<IdempotencyRecord | undefined> {
  await records.removeMany({ range: { field: 'expiresAt', lt: at }, limit: SWEPT })
  const { taken } = await records.insert(record)
  if (taken === undefined) return undefined
  const earlier = await records.get(record.id)
  // It has just failed, and may be tried again; by whom is for the caller to say.
  if (earlier === undefined) return record
  const dead = earlier.answer === undefined && earlier.busyUntil <= at && earlier.request === record.request
  if (!dead && earlier.expiresAt > at) return earlier
  const { id, ...claimed } = record
  const won = await records.update(id, { set: claimed, unset: ['answer'] }, { attempt: earlier.attempt })
  return won === undefined ? earlier : undefined
}

function answerAgain<T extends object>(
  earlier: IdempotencyRecord,
  record: IdempotencyRecord,
): Outcome<T & { replayed: boolean }> {
  if (earlier.request !== record.request) return problems(reused)
  if (earlier.answer === undefined) return problems(busy)
  // It is the answer to the same action of the same service.
  return { ...(earlier.answer as T), replayed: true }
}

async function keep(
  records: Collection<IdempotencyRecord>,
  { id, attempt }: IdempotencyRecord,
  answer: object,
  at: Date,
) {
  const set = {
    answer: JSON.parse(JSON.stringify(answer)),
    attempt: randomUUID(),
    expiresAt: new Date(at.getTime() + KEPT_MS),
  }
  await records.update(id, { set }, { attempt })
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The same text for equal values, in whatever order their fields come. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
