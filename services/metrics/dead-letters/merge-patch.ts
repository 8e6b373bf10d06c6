import { isObject } from '../../../runtime/unknown.ts'

type JsonObject = Readonly<Record<string, unknown>>

/**
 * A body with a JSON Merge Patch (RFC 7396) applied to it: members of the patch replace those of the body, and null removes them.
 * Undefined for a body that is no JSON object.
 */
export function patchBody(body: string, patch: JsonObject): string | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return isJsonObject(value) ? JSON.stringify(merge(value, patch)) : undefined
  } catch {
    return undefined
  }
}

export const isJsonObject = (value: unknown): value is JsonObject => isObject(value) && !Array.isArray(value)

function merge(target: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return patch
  // Entries, and not assignments: a member may have any name, `__proto__` as well.
  const members = new Map(Object.entries(isJsonObject(target) ? target : {}))
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name)
    else members.set(name, merge(members.get(name), value))
  }
  return Object.fromEntries(members)
}
