import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { DAY_MS } from '../time.ts'
import { type ExecutionRecord, outcomes } from './model.ts'

const KEPT_DAYS = 7
/** Of one environment. */
const MOST_KEPT = 200_000
const CHUNK = 500

/** Removes executions that are older than they are kept. */
export const removeOldExecutions = (executions: Collection<ExecutionRecord>, now: Date): Promise<void> =>
  removeAll(executions, { range: { field: 'receivedAt', lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } })

/** Removes the oldest executions of an environment, where there are more than are kept. */
export async function removeSurplus(
  executions: Collection<ExecutionRecord>,
  environmentId: string,
  most = MOST_KEPT,
): Promise<void> {
  const where = { environmentId, outcome: { in: outcomes } }
  let surplus = (await executions.count({ where })) - most
  while (surplus > 0) {
    const limit = Math.min(surplus, CHUNK)
    await executions.removeMany({ where, order: { by: 'receivedAt', direction: 'asc' }, limit })
    surplus -= limit
  }
}

/** Removes those of a project that was deleted: their ids begin with its key. */
export function removeExecutionsOf(executions: Collection<ExecutionRecord>, projectId: string): Promise<void> {
  const key = projectId.slice('prj_'.length)
  // The next character after the underscore that ends the key.
  return removeAll(executions, { range: { field: 'id', gte: `exe_${key}_`, lt: `exe_${key}\`` } })
}
