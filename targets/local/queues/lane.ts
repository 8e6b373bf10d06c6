import type { EndedReceive, LeasedMessage, MessageAttributes, QueueInfo, Settlement } from './queues.ts'
import { type ReadyList, readyList } from './ready-list.ts'

/**
 * Where a message is: `ready` to be received, `delayed` since it was sent, `held` by a receiver, or `waiting` for its next receive
 * after one that failed.
 */
export type Place = 'ready' | 'delayed' | 'held' | 'waiting'

/** What a message says. It is in memory while there is room, and in the journal always. */
export interface Content {
  readonly messageId: string
  readonly body: string
  readonly attributes: MessageAttributes
  readonly system?: Readonly<Record<string, string>>
  readonly deadLetterSource?: string
  readonly deadLetteredAt?: number
}

/** A message as the engine keeps it: what it needs to decide, and nothing that it could read when it needs it. */
export interface Entry {
  readonly lane: Lane
  readonly id: number
  readonly sentAt: number
  /** Receives that ended in the queue which gave the message up. */
  readonly receivesBefore: number
  /** Receives that ended here. */
  receives: number
  firstReceivedAt: number | undefined
  place: Place
  /** When the place ends; of no meaning for `ready`. */
  until: number
  /** The last receive: only its handle holds. */
  lease: number
  /** Whether a step that takes it off its place is on its way to the disk, or has taken it off for good. */
  isSettling: boolean
  content: Content | undefined
  alarm: number | undefined
}

/** Somebody who waits for messages. */
export interface Receiver {
  readonly max: number
  readonly visibilityS: number | undefined
  readonly give: (messages: readonly LeasedMessage[]) => void
  readonly refuse: (error: unknown) => void
}

/** A queue in memory. */
export interface Lane {
  readonly key: number
  info: QueueInfo
  /** By id, oldest first. */
  readonly entries: Map<number, Entry>
  readonly counts: Record<Place, number>
  /** May hold some that are not ready any more. */
  readonly ready: ReadyList<Entry>
  readonly receivers: Set<Receiver>
  readonly readyListeners: Set<() => void>
  endListener: ((ended: readonly EndedReceive[]) => Settlement['also']) | undefined
  /** Steps on their way to the disk, after which there may be more to receive. */
  readonly underWay: Set<Promise<void>>
  /** Whether receivers are about to be told that there is something. */
  isWaking: boolean
  isRemoved: boolean
}

export const createLane = (key: number, info: QueueInfo): Lane => ({
  key,
  info,
  entries: new Map(),
  counts: { ready: 0, delayed: 0, held: 0, waiting: 0 },
  ready: readyList(),
  receivers: new Set(),
  readyListeners: new Set(),
  endListener: undefined,
  underWay: new Set(),
  isWaking: false,
  isRemoved: false,
})

/** What is known of a message when it comes into a queue. */
export type Arrival = Pick<Entry, 'lane' | 'id' | 'sentAt' | 'until'> &
  Partial<Pick<Entry, 'receivesBefore' | 'receives' | 'firstReceivedAt'>>

export const createEntry = (arrival: Arrival): Entry => ({
  lane: arrival.lane,
  id: arrival.id,
  sentAt: arrival.sentAt,
  receivesBefore: arrival.receivesBefore ?? 0,
  receives: arrival.receives ?? 0,
  firstReceivedAt: arrival.firstReceivedAt,
  place: 'ready',
  until: arrival.until,
  lease: 0,
  isSettling: false,
  content: undefined,
  alarm: undefined,
})

/** Whether a message can be received now. */
export const isReady = ({ place, isSettling }: Entry): boolean => place === 'ready' && !isSettling

/** Whether nobody holds a message, and no step is taking it away. */
export const isFree = ({ place, isSettling }: Entry): boolean => place !== 'held' && !isSettling
