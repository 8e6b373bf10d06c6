/** What became of messages: how many were received for the first time, and how many ended in which way. */
export interface Counts {
  readonly received: number
  readonly succeeded: number
  readonly failed: number
  readonly dropped: number
}

export const none: Counts = { received: 0, succeeded: 0, failed: 0, dropped: 0 }

export const add = (one: Counts, other: Counts): Counts => ({
  received: one.received + other.received,
  succeeded: one.succeeded + other.succeeded,
  failed: one.failed + other.failed,
  dropped: one.dropped + other.dropped,
})

/** How many messages have ended. */
export const ended = ({ succeeded, failed, dropped }: Counts): number => succeeded + failed + dropped

/**
 * The counts of one route as they stand by themselves: what ended was received, be it before the time that is looked at. So
 * no more have ended than were received, whatever the time.
 */
export const settled = (counts: Counts): Counts => ({ ...counts, received: Math.max(counts.received, ended(counts)) })
