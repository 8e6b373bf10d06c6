import type { Feed, FeedEvent } from '../../shared/feed/event.ts'
import { idWithin, projectOf } from '../../shared/ids.ts'
import type { ExecutionRecord } from './model.ts'

/** Events of one type and environment in a second; the first of the next one says how many were left out. */
const MOST_PER_SECOND = 5
const SECOND_MS = 1_000

/** Tells whoever follows what ended and what failed: all of it where little happens, samples where much does. */
export function createTellExecutions(
  feed: Feed,
  now: () => Date,
): (records: readonly ExecutionRecord[]) => Promise<void> {
  const seconds = new Map<string, { readonly at: number; told: number; leftOut: number }>()

  /** How many were left out before this one; undefined where it is left out itself. */
  const sample = (type: string, environmentId: string, at: number): number | undefined => {
    const key = `${type} ${environmentId}`
    const known = seconds.get(key)
    const second = known !== undefined && known.at === at ? known : { at, told: 0, leftOut: known?.leftOut ?? 0 }
    seconds.set(key, second)
    if (second.told === MOST_PER_SECOND) {
      second.leftOut += 1
      return undefined
    }
    const { leftOut } = second
    second.told += 1
    second.leftOut = 0
    return leftOut
  }

  return async (records) => {
    const time = now()
    const at = Math.floor(time.getTime() / SECOND_MS)
    const events = records.flatMap((record): readonly FeedEvent[] =>
      typesOf(record).flatMap((type) => {
        const leftOut = sample(type, record.environmentId, at)
        return leftOut === undefined ? [] : [eventOf(type, record, time, leftOut)]
      }),
    )
    if (events.length > 0) await feed.append(events)
    for (const [key, second] of seconds) if (second.at < at && second.leftOut === 0) seconds.delete(key)
  }
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
