import { type Caller, hasScope, may, sees } from '../caller.ts'
import { projectOf } from '../ids.ts'
import { isPermission } from '../permissions.ts'
import { forbidden, nothingHere, unauthenticated } from '../refusal.ts'
import type { AccessRule } from './access-rules.ts'

/**
 * Refuses whoever may use what the rule stands on nowhere: nobody signed in, a token without the scope, and where only the
 * system may, everyone else.
 *
 * @throws {Refusal}
 */
export function permitAtAll(caller: Caller, { to }: AccessRule): void {
  if (to === 'public') return
  if (to === 'system' && caller.identity?.actor.kind !== 'SYSTEM') throw nothingHere()
  if (caller.identity === undefined) throw unauthenticated()
  if (isPermission(to) && !hasScope(caller, to)) throw forbidden(to)
}

/**
 * Whether what has this id is there for the caller. One that may see but not use it is refused.
 *
 * @throws {Refusal}
 */
export function permitOn(caller: Caller, rule: AccessRule, id: string): boolean {
  permitAtAll(caller, rule)
  if (!isPermission(rule.to) || may(caller, rule.to, id)) return true
  if (sees(caller, id)) throw forbidden(rule.to)
  return false
}

/**
 * The id that says where an object belongs: its own, or that of its project where its own says nothing.
 *
 * @throws {Error} when it has neither, which is a fault of its resolver
 */
export function scopeOf(object: unknown, typeName: string): string {
  const { id, projectId } = object as { readonly id?: unknown; readonly projectId?: unknown }
  if (typeof id === 'string' && projectOf(id) !== undefined) return id
  if (typeof projectId === 'string') return projectId
  throw new Error(`An object of the type ${typeName} has neither an id within a project nor a projectId.`)
}
