import type { DeliveredFragment } from '../../client/index.ts'
import type { Output } from '../output/output.ts'
import { table } from '../output/table.ts'
import { clock, duration, firstLine } from '../output/words.ts'

const COLOURS = { PENDING: 'yellow', DELIVERED: 'green', FAILED: 'red' } as const

/** What became of deliveries of a webhook: a row for each. */
export const deliveriesTable = (deliveries: readonly DeliveredFragment[], output: Output): string =>
  table(
    [
      { head: 'when', cell: ({ at }) => clock(at) },
      { head: 'event', cell: ({ event }) => event },
      { head: 'state', cell: ({ state }) => output.style(COLOURS[state], state) },
      { head: 'requests', right: true, cell: ({ attempt }) => String(attempt) },
      { head: 'answers', cell: answersOf },
      { head: 'took', right: true, cell: ({ durationMs }) => duration(durationMs) },
      { head: 'next', cell: ({ nextAttemptAt }) => clock(nextAttemptAt) },
      { head: 'id', cell: ({ id }) => id },
    ],
    deliveries,
    output,
  )

/** What came back, of each request: the statuses, and why there is none. */
const answersOf = ({ attempts }: DeliveredFragment): string =>
  attempts.map(({ statusCode, error }) => statusCode ?? firstLine(error ?? '-', 60)).join(', ')
