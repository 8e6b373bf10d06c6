type JsonObject = Readonly<Record<string, unknown>>

/** A patch as it was typed in: nothing, a JSON object, or not one. */
export function readPatch(text: string): JsonObject | undefined | 'wrong' {
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : 'wrong'
  } catch {
    return 'wrong'
  }
}

/**
 * What a body is after a JSON Merge Patch (RFC 7396), as the server applies it. Undefined for a body that is no JSON object: its letter
 * will be passed over.
 */
export function patched(body: string, patch: JsonObject): string | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return isJsonObject(value) ? JSON.stringify(merge(value, patch), null, 2) : undefined
  } catch {
    return undefined
  }
}

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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
