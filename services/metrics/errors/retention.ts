import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { KEPT_DAYS } from '../rollups/levels.ts'
import { DAY_MS } from '../time.ts'
import type { ErrorKind } from './model.ts'

/** Removes kinds of errors that no range reaches. */
export const removeOldErrors = (errorKinds: Collection<ErrorKind>, now: Date): Promise<void> =>
  removeAll(errorKinds, { range: { field: 'lastSeen', lt: new Date(now.getTime() - (KEPT_DAYS + 1) * DAY_MS) } })

export const forgetErrors = (projectId: string, errorKinds: Collection<ErrorKind>): Promise<void> =>
  removeAll(errorKinds, { where: { projectId } })
