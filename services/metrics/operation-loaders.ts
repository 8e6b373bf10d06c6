import DataLoader from 'dataloader'
import { byIds } from '../shared/store/by-ids.ts'
import type { ItemState } from './dead-letters/model.ts'
import { countItems } from './dead-letters/redrive-results.ts'
import type { ReplayRecord } from './messages/model.ts'
import type { Operations } from './operations.ts'

/** What one request reads of what operators did. */
export interface OperationLoaders {
  /** By `replayId`. */
  readonly replay: DataLoader<string, ReplayRecord | undefined>
  /** By id of the redrive: how many of its letters are in which state. Several fields show a share of it. */
  readonly redriveCounts: DataLoader<string, Readonly<Record<ItemState, number>>>
}

/** Made anew for each request. */
export const operationLoaders = ({ replays, items }: Pick<Operations, 'replays' | 'items'>): OperationLoaders => ({
  replay: new DataLoader(byIds(replays), { cache: false }),
  redriveCounts: new DataLoader((ids: readonly string[]) => Promise.all(ids.map((id) => countItems(items, id)))),
})
