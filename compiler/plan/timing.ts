import type { ResolvedOptions } from '../../runtime/route/options.ts'

const DAY_S = 86_400
/** AWS asks for six times the function's timeout, so that throttled batches can be tried again in time. */
const VISIBILITY_FACTOR = 6
/** Crashes and timeouts count as receives too; fewer would dead-letter what never had its attempts. */
const FEWEST_RECEIVES = 5

/** What SQS itself has for a queue that no executor reads. */
export const UNREAD_VISIBILITY_TIMEOUT_S = 30

/** Of a queue that is read; shorter than the dead letters', because a message keeps its age when SQS itself moves it. */
export const SOURCE_RETENTION_S = 4 * DAY_S

/** The longest SQS keeps a message. */
export const DEAD_LETTER_RETENTION_S = 14 * DAY_S

/** Options are in ms, AWS counts whole seconds. */
export const wholeSeconds = (ms: number): number => Math.ceil(ms / 1_000)

/** How long a received message is hidden from others. */
export const visibilityTimeoutS = ({ timeoutMs, batchWindowMs }: ResolvedOptions): number =>
  VISIBILITY_FACTOR * wholeSeconds(timeoutMs) + wholeSeconds(batchWindowMs)

/** After so many receives SQS itself dead-letters a message: the net for what the host could not end. */
export const maxReceiveCount = ({ retry }: ResolvedOptions): number => Math.max(FEWEST_RECEIVES, retry.attempts)

/** Four days, and as many more as the waits between attempts need: a message must not expire while it waits. */
export function retentionS({ retry }: ResolvedOptions): number {
  let waitMs = 0
  for (let receive = 1; receive < retry.attempts; receive++) {
    waitMs += Math.min(retry.maxBackoffMs, retry.backoffMs * 2 ** (receive - 1))
  }
  const extraDays = Math.floor(wholeSeconds(waitMs) / DAY_S)
  return Math.min(DEAD_LETTER_RETENTION_S, SOURCE_RETENTION_S + extraDays * DAY_S)
}
