import type { ShowAuditLogQuery } from '../../../client/operations.ts'

export type Entry = NonNullable<NonNullable<ShowAuditLogQuery['project']>['auditLog']>['nodes'][number]

/** A field that became another one. Undefined: there was, or is, none. */
export interface Change {
  readonly field: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** What is different between two values of the log, field by field. */
export function changesOf(before: unknown, after: unknown): readonly Change[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter(({ before, after }) => before !== after)
}

/** Objects are taken apart, so that a deep change is told where it is: `target.region`. Lists are one value. */
function fieldsOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (value == null) return new Map()
  if (typeof value !== 'object' || Array.isArray(value)) return new Map([[path, textOf(value)]])
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [...fieldsOf(inner, path === '' ? name : `${path}.${name}`)]),
  )
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ')
  return JSON.stringify(value)
}
