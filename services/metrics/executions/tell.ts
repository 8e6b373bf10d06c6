import type { Feed, FeedEvent } from '../../shared/feed/event.ts'
import { idWithin, projectOf } from '../../shared/ids.ts'
import type { Log } from '../../shared/log.ts'
import type { ExecutionRecord } from './model.ts'

/** Events of one type and environment in a second; the next one says how many were left out. */
const MOST_PER_SECOND = 5
const SECOND_MS = 1_000

interface TellDeps {
  readonly feed: Pick<Feed, 'append'>
  readonly now: () => Date
  readonly log: Log
}

/** Tells whoever follows what ended and what failed: all of it where little happens, samples where much does. */
export interface TellExecutions {
  (records: readonly ExecutionRecord[]): Promise<void>
  /** Tells nothing more. */
  close(): void
}

/** A second of one type of event in one environment. */
interface Second {
  /** Since 1970. */
  readonly at: number
  told: number
  /** Since the last one that was told. */
  leftOut: number
  /** Tells the latest of those: nobody would hear that anything has happened since, were nothing to follow. */
  later?: NodeJS.Timeout
}

export function createTellExecutions({ feed, now, log }: TellDeps): TellExecutions {
  const seconds = new Map<string, Second>()
  const secondOf = (time: Date): number => Math.floor(time.getTime() / SECOND_MS)

  /** The event, if it is to be told now. */
  function sample(type: FeedEvent['type'], record: ExecutionRecord, time: Date): readonly FeedEvent[] {
    const key = `${type} ${record.environmentId}`
    const at = secondOf(time)
    const known = seconds.get(key)
    const second: Second = known?.at === at ? known : { at, told: 0, leftOut: known?.leftOut ?? 0 }
    seconds.set(key, second)
    clearTimeout(known?.later)
    if (second.told < MOST_PER_SECOND) {
      const event = eventOf(type, record, time, second.leftOut)
      second.told += 1
      second.leftOut = 0
      return [event]
    }
    second.leftOut += 1
    second.later = setTimeout(() => tellLatest(key, type, record, second), SECOND_MS)
    second.later.unref()
    return []
  }

  function tellLatest(key: string, type: FeedEvent['type'], record: ExecutionRecord, { leftOut }: Second): void {
    const time = now()
    seconds.set(key, { at: secondOf(time), told: 1, leftOut: 0 })
    feed
      .append([eventOf(type, record, time, leftOut - 1)])
      .catch((err: unknown) => log.warn({ err, type }, 'Nobody was told of an execution.'))
  }

  async function tell(records: readonly ExecutionRecord[]): Promise<void> {
    const time = now()
    const events = records.flatMap((record) => typesOf(record).flatMap((type) => sample(type, record, time)))
    if (events.length > 0) await feed.append(events)
    const at = secondOf(time)
    for (const [key, second] of seconds) if (second.at < at && second.leftOut === 0) seconds.delete(key)
  }

  return Object.assign(tell, {
    close() {
      for (const { later } of seconds.values()) clearTimeout(later)
    },
  })
}

function typesOf({
  outcome,
  detail: { parts },
}: ExecutionRecord): readonly ('execution.finished' | 'deadletter.added')[] {
  if (outcome === 'RETRYING') return []
  const isLetter = outcome === 'FAILED' || (parts?.failed ?? 0) > 0
  return isLetter ? ['execution.finished', 'deadletter.added'] : ['execution.finished']
}

function eventOf(type: FeedEvent['type'], record: ExecutionRecord, time: Date, leftOut: number): FeedEvent {
  const { id, environmentId, route, messageId, correlationId, outcome, durationMs, attempt, detail } = record
  const projectId = projectOf(environmentId) ?? ''
  const about = {
    executionId: id,
    routeId: idWithin('rte', projectId, route),
    routeName: route,
    messageId,
    correlationId,
  }
  const more =
    type === 'deadletter.added'
      ? { errorCode: detail.error?.code ?? null, letters: outcome === 'FAILED' ? 1 : (detail.parts?.failed ?? 0) }
      : { outcome, durationMs, attempt }
  return { type, at: time.toISOString(), projectId, environmentId, data: { ...about, ...more, leftOut } }
}
