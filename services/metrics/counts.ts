/** What became of messages: how many were received for the first time, how many ended in which way, how often one is tried again. */
export interface Counts {
  readonly received: number
  readonly succeeded: number
  readonly failed: number
  readonly dropped: number
  readonly retried: number
}

/** How many messages have ended. */
export const ended = ({ succeeded, failed, dropped }: Counts): number => succeeded + failed + dropped

/**
 * Counts as they stand by themselves: what ended was received, be it before the time that is looked at. So no more have ended
 * than were received, whatever the time.
 */
export const settled = <T extends Counts>(counts: T): T => ({
  ...counts,
  received: Math.max(counts.received, ended(counts)),
})
