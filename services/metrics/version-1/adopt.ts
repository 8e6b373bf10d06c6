import { removeAll } from '../../shared/store/remove-all.ts'
import type { Store } from '../../shared/store/store.ts'
import type { TakenLine } from '../ingest/taken-line.ts'
import type { Counter } from '../rollups/counter.ts'
import { MINUTE_MS } from '../time.ts'
import { type CountedHour, countedHourModel, obsoleteModels } from './model.ts'

const PAGE = 100

/**
 * Counts what the first release had counted again, minute by minute, and removes it. Each minute is a line with a name of its own, so
 * that one which was cut off is done again and counts nothing twice.
 */
export async function adoptVersion1(store: Store, counter: Counter): Promise<void> {
  const hours = store.collection(countedHourModel)
  for (;;) {
    const page = await hours.find({ limit: PAGE })
    if (page.length === 0) break
    for (const hour of page) await counter.count(hour.environmentId, linesOf(hour))
    await counter.sumUp()
    for (const { id } of page) await hours.remove(id)
  }
  for (const model of obsoleteModels) await removeAll(store.collection(model), {})
}

/** Of a line that no function wrote only the counts are known. */
const linesOf = ({ environmentId, route, start, counts }: CountedHour): readonly TakenLine[] =>
  Object.entries(counts).map(([minute, counted]) => ({
    environmentId,
    deploymentId: '',
    revision: 0,
    memoryMb: 0,
    key: `version 1, minute ${minute}`,
    part: 2,
    route,
    timestamp: start.getTime() + Number(minute) * MINUTE_MS,
    coldStart: false,
    counts: { ...counted, retried: 0 },
    executions: [],
  }))
