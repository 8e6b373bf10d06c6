import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { DAY_MS } from '../time.ts'
import { levelNames, levels } from './levels.ts'
import type { Rollup } from './model.ts'

/** Removes rollups of which every part is older than its level is kept. */
export async function removeOldRollups(rollups: Collection<Rollup>, now: Date): Promise<void> {
  for (const level of levelNames) {
    const { keptDays, lengthMs } = levels[level]
    const lt = new Date(now.getTime() - keptDays * DAY_MS - lengthMs)
    await removeAll(rollups, { where: { level }, range: { field: 'start', lt } })
  }
}

export const removeRollupsOf = (projectId: string, rollups: Collection<Rollup>): Promise<void> =>
  removeAll(rollups, { where: { projectId } })
