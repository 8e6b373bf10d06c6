import type { Caller } from './caller.ts'

/** Something that was done, for the audit log. Never holds a secret: only what may be shown to an admin. */
export interface AuditEntry {
  /** The mutation: `projectCreate`. */
  readonly action: string
  readonly projectId?: string
  /** What it was done to. */
  readonly subjectId?: string
  readonly before?: unknown
  readonly after?: unknown
  readonly idempotencyKey?: string
}

/** Where services write what they did: the projects service keeps it for all. */
export type Audit = (caller: Caller, entry: AuditEntry) => Promise<void>
