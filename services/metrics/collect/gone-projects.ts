import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { LATE_DAYS } from '../rollups/levels.ts'
import { DAY_MS } from '../time.ts'
import type { GoneProject } from './model.ts'

/** Removes what is told of projects whose last records would be refused as too late by now. */
export const removeOldGoneProjects = (goneProjects: Collection<GoneProject>, now: Date): Promise<void> =>
  removeAll(goneProjects, { range: { field: 'at', lt: new Date(now.getTime() - (LATE_DAYS + 1) * DAY_MS) } })
