/** What can happen, as webhooks and the event stream of the gateway name it. A name enters on the day something makes it. */
export const eventTypes = [
  'deployment.queued',
  'deployment.phase',
  'deployment.event',
  'deployment.needs_approval',
  'deployment.succeeded',
  'deployment.failed',
  'deployment.cancelled',
  'deployment.rolled_back',
  'deployment.superseded',
  'revision.created',
  'execution.finished',
  'deadletter.added',
  'redrive.progress',
] as const
export type EventType = (typeof eventTypes)[number]

/** Something that happened in a project. JSON; never holds a secret or the body of a message. */
export interface FeedEvent {
  readonly type: EventType
  /** ISO 8601, UTC. */
  readonly at: string
  readonly projectId: string
  /** Absent: it concerns the whole project. */
  readonly environmentId?: string
  /** What it is about: ids, states, counts. */
  readonly data: Readonly<Record<string, unknown>>
}

/** An event with its place among those of its service. */
export interface PlacedEvent extends FeedEvent {
  /** Grows by one with each event of the service; never used again. */
  readonly place: number
}

/** What a service tells of itself: append-only, kept for some days. */
export interface Feed {
  /** Answers when it is kept. */
  append(events: readonly FeedEvent[]): Promise<void>
  /** Waits up to `waitMs` for events behind a place. `from` undefined: from now on, so the answer is the present place. */
  read(from: number | undefined, options: { readonly limit: number; readonly waitMs: number }): Promise<FeedPage>
}

export interface FeedPage {
  readonly events: readonly PlacedEvent[]
  /** Where to go on. */
  readonly place: number
  /** Events between the place asked for and these are no longer kept. */
  readonly gap: boolean
}

/** The page of whoever has seen everything. */
export const nothingBehind = (place: number): FeedPage => ({ events: [], place, gap: false })
