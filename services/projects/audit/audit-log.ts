import { type AuditEntry, type AuditEvent, auditEvent } from '../../shared/audit.ts'
import type { Caller } from '../../shared/caller.ts'
import type { Log } from '../../shared/log.ts'
import type { Find, Page } from '../../shared/pages.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import type { AuditRecord } from './model.ts'
import { type AuditArgs, readAuditPage } from './read-audit-page.ts'

/** Keeps and reads what was done. */
export interface AuditLog {
  /**
   * Keeps what was done in this service. It is called after the work and before the answer: an answer without an entry cannot
   * be, and an entry without the work neither. Where the entry cannot be kept the caller gets an error, and the log the entry.
   *
   * @param id of the entry, where the work can be taken up again after a crash: then it is kept once all the same
   */
  readonly write: (caller: Caller, entry: AuditEntry, id?: string) => Promise<void>
  /** Keeps what was done anywhere; an event that is known already is not kept again. */
  keep(event: AuditEvent): Promise<void>
  /** The newest first. */
  page(find: Find<AuditRecord>, projectId: string, args: AuditArgs): Promise<Page<AuditRecord>>
  removeProject(projectId: string): Promise<void>
}

export interface AuditDeps {
  readonly entries: Collection<AuditRecord>
  readonly now: () => Date
  readonly log: Log
}

export function createAuditLog({ entries, now, log }: AuditDeps): AuditLog {
  const keep = async ({ at, ...event }: AuditEvent): Promise<void> => {
    await entries.insert({ ...event, at: new Date(at), actorId: event.actor.id })
  }
  return {
    keep,
    async write(caller, entry, id) {
      const event = { ...auditEvent(caller, entry, now()), ...(id !== undefined && { id }) }
      try {
        await keep(event)
      } catch (error) {
        log.error({ event }, 'This was done, but the audit log could not be written.')
        throw error
      }
    },
    page: readAuditPage,
    removeProject: (projectId) => removeAll(entries, { where: { projectId }, order: { by: 'at', direction: 'asc' } }),
  }
}
