import type { DataPlane } from '../../data-plane.ts'
import type { CloudLog } from '../cloud-log.ts'
import type { Journal } from '../journal/journal.ts'
import type { Lines } from '../lines/lines.ts'
import type { Parts } from '../stacks/kinds/kind.ts'
import { createDeadLetters } from './dead-letters.ts'
import { identityOf } from './identity.ts'
import { createReadLogs } from './logs.ts'
import { createReadRecords, type RecordTextPage } from './records.ts'
import { redriveCounts } from './redrive-counts.ts'
import { routeEnds } from './route-ends.ts'
import { createSend } from './send.ts'
import { sentMessages } from './sent-messages.ts'

/** The data plane inside of the cloud; records leave as text, which is for others to read. */
export type Messages = Omit<DataPlane, 'records'> & {
  readonly records: (...query: Parameters<DataPlane['records']>) => Promise<RecordTextPage>
}

export interface MessagesDependencies extends Omit<Parts, 'schedules'> {
  readonly journal: Journal
  readonly lines: Lines
  readonly log: CloudLog
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Opens what operators do with messages. */
export async function openMessages(deps: MessagesDependencies): Promise<Messages> {
  const { journal, lines, queues, now } = deps
  const identity = await identityOf(journal)
  const ends = routeEnds(deps)
  return {
    send: createSend({ ...deps, ends, sentMessages: sentMessages(journal, now) }),
    async depth(environmentId, route) {
      const { queue } = ends.one(environmentId, route)
      if (queue === undefined) return undefined
      const { visible, inFlight, delayed, oldestSentAt } = queues.depth(queue)
      const measuredAt = now()
      const age =
        oldestSentAt === undefined ? {} : { oldestAgeSeconds: Math.max(0, (measuredAt - oldestSentAt) / 1_000) }
      return { visible, inFlight, delayed, ...age, measuredAt }
    },
    ...createDeadLetters({ ends, queues, counts: redriveCounts(journal, now) }),
    records: createReadRecords(lines, identity),
    logs: createReadLogs(lines, identity),
  }
}
