import { type Actor, actorOf, type Caller } from './caller.ts'
import { idWithin, newId } from './ids.ts'

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

/** An entry with who and when. JSON: it travels to the projects service in `auditRecord`, and is kept there as it is. */
export interface AuditEvent extends AuditEntry {
  /** `aud_…`, made where it happened: an event that is sent twice is kept once. */
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly actor: Actor
  readonly ip?: string
  readonly requestId: string
}

/** The event of an entry. */
export const auditEvent = (caller: Caller, { before, after, ...entry }: AuditEntry, at: Date): AuditEvent => ({
  id: entry.projectId === undefined ? newId('aud') : idWithin('aud', entry.projectId),
  at: at.toISOString(),
  actor: actorOf(caller),
  ...(caller.ip !== undefined && { ip: caller.ip }),
  requestId: caller.requestId,
  ...entry,
  ...(before !== undefined && { before: asJson(before) }),
  ...(after !== undefined && { after: asJson(after) }),
})

/** Dates become text here, wherever the event goes next. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
