import { setTimeout as sleep } from 'node:timers/promises'
import type { DataPlane } from '../../targets/data-plane.ts'
import type { Audit } from '../shared/audit.ts'
import type { Feed } from '../shared/feed/event.ts'
import { idempotencyModel } from '../shared/idempotency/model.ts'
import { createIdempotent } from '../shared/idempotency.ts'
import type { Log } from '../shared/log.ts'
import { removeAll } from '../shared/store/remove-all.ts'
import type { Store } from '../shared/store/store.ts'
import { redriveItemModel, redriveModel } from './dead-letters/model.ts'
import { noteResults } from './dead-letters/redrive-results.ts'
import type { RedriveWork } from './dead-letters/redrive-some.ts'
import { createRedriveWorker } from './dead-letters/redrive-worker.ts'
import type { RedriveDeps } from './dead-letters/redrives.ts'
import { type RedriveCollections, removeOldRedrives, removeRedrivesOf } from './dead-letters/retention.ts'
import { createTellRedrive } from './dead-letters/tell-redrive.ts'
import { type ExecutionRecord, executionModel } from './executions/model.ts'
import { createArrivals } from './messages/arrivals.ts'
import { replayModel } from './messages/model.ts'
import type { SendDeps } from './messages/send.ts'
import { DAY_MS } from './time.ts'

/** What operators do with messages: sending, replaying, redriving, discarding. */
export interface Operations extends SendDeps, RedriveDeps, RedriveCollections {
  /** Takes notice of what became of messages. */
  kept(records: readonly ExecutionRecord[]): Promise<void>
  /** Goes on with redrives that nobody works on. */
  resume(): Promise<void>
  /** Removes what is older than it is kept. */
  removeOld(now: Date): Promise<void>
  /** Removes what there is of a project that was deleted. */
  forget(projectId: string): Promise<void>
  close(): Promise<void>
}

export interface OperationsOptions {
  readonly store: Store
  readonly dataPlane: DataPlane
  readonly audit: Audit
  readonly feed: Feed
  readonly log: Log
  readonly now: () => Date
  /** How redrives wait between letters. Default: in real time. */
  readonly sleep?: RedriveWork['sleep']
}

/** What the store keeps of them. */
export const operationModels = [redriveModel, redriveItemModel, replayModel, idempotencyModel]

/** Longer than executions are kept. */
const REPLAYS_KEPT_DAYS = 8

export function createOperations(options: OperationsOptions): Operations {
  const { store, dataPlane, audit, feed, log, now, sleep = inRealTime } = options
  const executions = store.collection(executionModel)
  const [redrives, items] = [store.collection(redriveModel), store.collection(redriveItemModel)]
  const replays = store.collection(replayModel)
  const arrivals = createArrivals(executions)
  const progress = createTellRedrive(feed, items, now)
  const worker = createRedriveWorker({ redrives, items, dataPlane, now, sleep, log, progress })
  return {
    dataPlane,
    executions,
    replays,
    redrives,
    items,
    arrivals,
    audit,
    idempotent: createIdempotent(store.collection(idempotencyModel), now),
    now,
    begin: worker.begin,
    progress,
    resume: worker.resume,
    close: worker.close,
    async kept(records) {
      arrivals.kept(records)
      await noteResults(items, records)
    },
    async removeOld(time) {
      await removeOldRedrives({ redrives, items }, time)
      const lt = new Date(time.getTime() - REPLAYS_KEPT_DAYS * DAY_MS)
      await removeAll(replays, { range: { field: 'at', lt } })
    },
    async forget(projectId) {
      await removeRedrivesOf({ redrives, items }, projectId)
      const key = projectId.slice('prj_'.length)
      await removeAll(replays, { range: { field: 'id', gte: `env_${key}_`, lt: `env_${key}\`` } })
    },
  }
}

const inRealTime: RedriveWork['sleep'] = async (ms, signal) => {
  // Aborting wakes it early, which is no error.
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
