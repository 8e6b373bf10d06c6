import type { DataPlane } from '../../data-plane.ts'
import type { StackDriver } from '../../driver.ts'
import type { ClientsFor } from '../clients.ts'
import type { AwsPlace, FindPlace } from '../place.ts'
import { createReadRecords, type RecordsLog } from '../records/read-records.ts'
import { atAws, wayTo } from './at-aws.ts'
import { createDeadLetters } from './dead-letters.ts'
import { createFindEnds } from './find-ends.ts'
import { depthOf } from './letter-box.ts'
import { createReadLogs } from './logs.ts'
import { createRedriveCounts } from './redrive-counts.ts'
import { createSend } from './send.ts'

export interface AwsDataPlaneOptions {
  readonly clients: ClientsFor
  readonly findPlace: FindPlace
  /** All there are: whose records are read. */
  readonly places: () => Promise<readonly AwsPlace[]>
  /** What is deployed: of the driver. */
  readonly describe: StackDriver['describe']
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly log: RecordsLog
  /** How long lines of logs may take to arrive; default: as long as they do on AWS. */
  readonly settleMs?: number
}

const SETTLE_MS = 3_000

/** Messages of environments on AWS. */
export function awsDataPlane(options: AwsDataPlaneOptions): DataPlane {
  const { clients, findPlace, describe, now, settleMs = SETTLE_MS } = options
  const ends = createFindEnds({ describe, now })
  const way = wayTo(findPlace, clients)
  return {
    send: createSend({ ends, way, now }),
    async depth(environmentId, route) {
      const [{ queue }, { clients: at }] = await Promise.all([ends.one(environmentId, route), way(environmentId)])
      if (queue === undefined) return undefined
      const depth = await atAws(() => depthOf(at.sqs, queue.url))
      return { ...depth, measuredAt: now() }
    },
    ...createDeadLetters({ ends, way, counts: createRedriveCounts(), now }),
    records: createReadRecords({ ...options, ends }),
    logs: createReadLogs({ ...options, ends, way, settleMs }),
  }
}
