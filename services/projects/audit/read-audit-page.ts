import { type DateFilter, matchesDate, matchesText, type StringFilter, valuesOf } from '../../shared/filters.ts'
import { type Find, type Page, type PageArgs, type Rows, readPage } from '../../shared/pages.ts'
import type { Where } from '../../shared/store/collection.ts'
import type { AuditRecord } from './model.ts'

export interface AuditArgs extends PageArgs {
  readonly filter?: AuditFilter | null | undefined
}

export interface AuditFilter {
  readonly actorId?: string | null | undefined
  readonly action?: StringFilter | null | undefined
  readonly at?: DateFilter | null | undefined
  readonly subjectId?: string | null | undefined
}

/** What a page has where the caller does not say. */
const PAGE_SIZE = 50

/** Reads on the narrowest index that the filter allows, and leaves out what the rest of the filter does not let through. */
export function readAuditPage(
  find: Find<AuditRecord>,
  projectId: string,
  { filter, ...args }: AuditArgs,
): Promise<Page<AuditRecord>> {
  const { gte, lt } = filter?.at ?? {}
  const rows: Rows<AuditRecord> = {
    where: { projectId, ...narrowest(filter ?? {}) },
    ...((gte != null || lt != null) && { range: { field: 'at', ...(gte && { gte }), ...(lt && { lt }) } }),
    order: { by: 'at', direction: 'desc' },
  }
  return readPage(find, rows, args, { size: PAGE_SIZE, ...(filter && { keep: (row) => matches(row, filter) }) })
}

/** Of what the filter fixes, that which has the fewest entries as a rule. */
function narrowest({ subjectId, actorId, action }: AuditFilter): Where<AuditRecord> {
  if (subjectId != null) return { subjectId }
  if (actorId != null) return { actorId }
  const actions = valuesOf(action)
  return actions === undefined ? {} : { action: { in: actions } }
}

const matches = (row: AuditRecord, { subjectId, actorId, action, at }: AuditFilter): boolean =>
  (subjectId == null || row.subjectId === subjectId) &&
  (actorId == null || row.actorId === actorId) &&
  matchesText(action, row.action) &&
  matchesDate(at, row.at)
