import type { AuditEvent } from '../../shared/audit.ts'
import type { Actor } from '../../shared/caller.ts'
import { kindOf } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusal.ts'

/**
 * An event as another service sent it.
 *
 * @throws {Refusal} for what is none
 */
export function readAuditEvent(event: unknown): AuditEvent {
  const fields = isObject(event) ? event : {}
  const { id, at, actor, action, requestId, before, after } = fields
  if (typeof id !== 'string' || kindOf(id) !== 'aud') throw notAnEvent('id')
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) throw notAnEvent('at')
  if (typeof action !== 'string') throw notAnEvent('action')
  if (typeof requestId !== 'string') throw notAnEvent('requestId')
  if (!isActor(actor)) throw notAnEvent('actor')
  return {
    id,
    at,
    actor,
    action,
    requestId,
    ...optionalText(fields, 'projectId'),
    ...optionalText(fields, 'subjectId'),
    ...optionalText(fields, 'ip'),
    ...optionalText(fields, 'idempotencyKey'),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  }
}

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isActor = (value: unknown): value is Actor =>
  isObject(value) &&
  typeof value.id === 'string' &&
  typeof value.name === 'string' &&
  ['USER', 'TOKEN', 'SYSTEM'].includes(String(value.kind))

function optionalText<Name extends string>(fields: Fields, name: Name): { readonly [K in Name]?: string } {
  const value = fields[name]
  if (value == null) return {}
  if (typeof value !== 'string') throw notAnEvent(name)
  return { [name]: value } as { readonly [K in Name]: string } // the one key there is
}

const notAnEvent = (field: string): Refusal =>
  new Refusal('BAD_USER_INPUT', `The event of the audit log is not in order: look at "${field}".`)
