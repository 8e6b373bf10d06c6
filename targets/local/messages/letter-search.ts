import { setImmediate } from 'node:timers/promises'
import { REASON_ATTRIBUTE } from '../../../runtime/hosts/lambda/sqs-record.ts'
import type { DeadLetterQuery } from '../../data-plane.ts'
import type { QueuedMessage, Queues } from '../queues/queues.ts'
import { type Lying, lettersAfter, type Office } from './letters-in-queues.ts'

/** Whether a query asks for some of the letters only, so that each has to be looked at. */
export const isFiltered = ({ errorCode, text, failedAfter, failedBefore }: DeadLetterQuery): boolean =>
  [errorCode, text, failedAfter, failedBefore].some((filter) => filter !== undefined)

/** Letters are looked at in portions, between which other requests have their turn. */
const PORTION = 500

/** The letters that a query asks for: one more than its page, if there are as many, and how many there are in all. */
export async function search(
  queues: Queues,
  offices: readonly Office[],
  query: DeadLetterQuery,
  after: number,
): Promise<{ readonly page: readonly Lying[]; readonly total: number }> {
  const page: Lying[] = []
  let total = 0
  let seen = 0
  for (const lying of lettersAfter(queues, offices, 0)) {
    seen += 1
    if (seen % PORTION === 0) await setImmediate()
    if (!matches(lying.entry, query)) continue
    total += 1
    if (lying.entry.id > after && page.length <= query.first) page.push(lying)
  }
  return { page, total }
}

function matches(
  { attributes, body, sentAt, deadLetteredAt = sentAt }: QueuedMessage,
  { errorCode, text = '', failedAfter = 0, failedBefore = Number.POSITIVE_INFINITY }: DeadLetterQuery,
): boolean {
  if (deadLetteredAt < failedAfter || deadLetteredAt >= failedBefore) return false
  if (errorCode !== undefined && attributes[REASON_ATTRIBUTE]?.StringValue !== errorCode) return false
  return body.includes(text)
}
