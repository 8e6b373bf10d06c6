import { isList, referencesIn } from '../references.ts'
import type { TemplateResource, Value } from '../template.ts'

/** One difference; a side is absent where the property is. Lists and references are compared as a whole. */
export interface PropertyChange {
  /** `Environment.Variables.ORDERS_API_URL` */
  readonly path: string
  readonly before?: Value
  readonly after?: Value
}

/**
 * Differences of the properties and policies of a resource. A property that refers to something that is replaced
 * changes too, though its text does not.
 */
export function propertyChanges(
  before: TemplateResource,
  after: TemplateResource,
  replaced: ReadonlySet<string>,
): readonly PropertyChange[] {
  const changes = [
    ...compare('DeletionPolicy', before.DeletionPolicy, after.DeletionPolicy),
    ...compare('UpdateReplacePolicy', before.UpdateReplacePolicy, after.UpdateReplacePolicy),
    ...children('', before.Properties, after.Properties),
  ]
  const changed = new Set(changes.map(({ path }) => path.split('.')[0]))
  const followed = Object.entries(after.Properties)
    .filter(([name, value]) => !changed.has(name) && referencesIn(value).some((id) => replaced.has(id)))
    .map(([path, value]) => ({ path, before: value, after: value }))
  return [...changes, ...followed].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function compare(path: string, before: Value | undefined, after: Value | undefined): readonly PropertyChange[] {
  if (isPlain(before) && isPlain(after)) return children(`${path}.`, before, after)
  if (isEqual(before, after)) return []
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
}

type Plain = Readonly<Record<string, Value>>

const children = (prefix: string, before: Plain, after: Plain): readonly PropertyChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    compare(`${prefix}${key}`, ownValue(before, key), ownValue(after, key)),
  )

const ownValue = (object: Plain, key: string): Value | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined

/** An object of properties, not an intrinsic function. */
function isPlain(value: Value | undefined): value is Plain {
  if (typeof value !== 'object' || isList(value)) return false
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))
}

/** Two values are the same when they say the same, in whatever order their keys stand. */
export function isEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index]))
  }
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => isEqual(a[key], ownValue(b, key)))
}
