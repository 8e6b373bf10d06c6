import type { Usage } from '../../../compiler/estimate/usage.ts'
import { ended } from '../counts.ts'
import type { Totals } from '../rollups/tally.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time.ts'

/** As in estimates: `compiler/estimate/usage.ts`. */
const INVOCATION_LOG_BYTES = 1_100
const MESSAGE_LOG_BYTES = 550
const METRICS = 5
const HOURS_PER_MONTH = 730
/** Lambda asks each queue three times a minute from two pollers, whether or not there are messages. */
const POLLS_PER_MINUTE = 6

/** How long the logs of a route are kept where it does not say so. */
const LOGS_KEPT_DAYS = 30
const AVERAGE_MONTH_DAYS = 30.4
const GIGABYTE = 1e9
const MB_MS_PER_GB_SECOND = 1_024 * 1_000

/** What the messages of one route would have used of what AWS bills, in this time. */
export function usageOf(totals: Totals, lengthMs: number): Usage {
  const attempts = ended(totals) + totals.retried
  const logGb = (totals.invocations * INVOCATION_LOG_BYTES + attempts * MESSAGE_LOG_BYTES) / GIGABYTE
  const polls = totals.queueCalls > 0 ? (lengthMs / MINUTE_MS) * POLLS_PER_MINUTE : 0
  return [
    ['lambda-requests', totals.invocations],
    ['lambda-gb-seconds', totals.megabyteMs / MB_MS_PER_GB_SECOND],
    ['sqs-requests', totals.queueCalls + polls],
    ['http-api-requests', totals.httpRequests],
    ['scheduler-invocations', totals.scheduled],
    ['s3-gets', totals.filesRead],
    ['s3-puts', totals.filesWritten],
    ['s3-storage', totals.bytesWritten / GIGABYTE],
    ['data-out', totals.bytesToHttp / GIGABYTE],
    ['logs-ingest', logGb],
    ['logs-storage', logGb * (LOGS_KEPT_DAYS / AVERAGE_MONTH_DAYS)],
    ['metrics', (METRICS * Math.min(totals.invocations, Math.ceil(lengthMs / HOUR_MS))) / HOURS_PER_MONTH],
  ]
}

export const MONTH_MS = (HOURS_PER_MONTH / 24) * DAY_MS

/** What is taken for granted, in words. */
export const assumptions = (region: string, asOf: string): readonly string[] => [
  'Nothing is paid for what runs in the local cloud. This is what the same traffic would have cost on AWS, estimated from what was measured.',
  `Prices are the list prices of ${region} as of ${asOf}, before discounts and taxes; ` +
    'the free tier is left out, since it is shared with everything else in an account.',
  'Functions are billed from the first record of an invocation to the last, in the memory that they have; starting a process is not counted.',
  'Queues are billed by calls of ten messages and 64 kB at most. Lambda polls each queue six times a minute, with or without messages; ' +
    'that is counted for routes that had messages in the range.',
  `Files written stay for one month, logs for ${LOGS_KEPT_DAYS} days; what functions log themselves is not counted.`,
  'The month is projected from the range: as if it went on like that for 730 hours.',
]
