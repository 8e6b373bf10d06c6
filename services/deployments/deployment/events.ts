import type { Feed, FeedEvent } from '../../shared/feed/event.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { DeploymentRecord, EventRecord } from './record.ts'

/** An event before it has its place. */
export type NewEvent = Omit<EventRecord, 'id' | 'deploymentId' | 'place' | 'at' | 'phase'> & { readonly at?: Date }

const PLACE_DIGITS = 6

/** Gives events the next places in the log of a deployment. */
export const placed = (
  { id: deploymentId, events }: Pick<DeploymentRecord, 'id' | 'events'>,
  phase: EventRecord['phase'],
  news: readonly NewEvent[],
  now: Date,
): readonly EventRecord[] =>
  news.map((event, index) => {
    const place = events + index
    const id = `${deploymentId}.${String(place).padStart(PLACE_DIGITS, '0')}`
    return { at: now, ...event, id, deploymentId, place, phase }
  })

/** Sees to it that the events of a deployment's last step are in its log. Can be repeated, by anybody. */
export const keepEvents = (events: Collection<EventRecord>, { outbox }: DeploymentRecord): Promise<void> =>
  events.bulk(outbox.map(({ id, ...event }) => ({ id, change: { set: event }, onInsert: {} })))

/** Tells whoever follows the service what the last step brought. After a crash it is told again, with the same places. */
export const tellFeed = (feed: Pick<Feed, 'append'>, record: DeploymentRecord): Promise<void> =>
  feed.append(record.outbox.map((event) => feedEvent(record, event)))

function feedEvent(record: DeploymentRecord, event: EventRecord): FeedEvent {
  const { id: deploymentId, projectId, environmentId, number, kind, state, revision } = record
  const { type, at, place, phase, level, message, logicalId, status } = event
  return {
    type,
    at: at.toISOString(),
    projectId,
    environmentId,
    data: {
      deploymentId,
      number,
      kind,
      state,
      phase,
      place,
      level,
      message,
      ...(revision !== undefined && { revision }),
      ...(logicalId !== undefined && { logicalId }),
      ...(status !== undefined && { status }),
    },
  }
}
