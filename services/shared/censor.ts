/** Names of fields that hold what lets somebody in. */
const SECRET = new Set([
  'authorization',
  'cookie',
  'credential',
  'key',
  'password',
  'passwordHash',
  'secret',
  'secrets',
  'token',
])

const HIDDEN = '[redacted]'
const DEPTH = 3

/**
 * The same fields, with what lets somebody in hidden, up to three levels deep; the object itself where there is nothing to
 * hide. pino's own redaction says the same in paths, and takes ten times as long as writing the line: it would be a
 * twentieth of a request.
 */
export function censored(fields: object, depth = DEPTH): Record<string, unknown> {
  const seen = fields as Record<string, unknown>
  let copy: Record<string, unknown> | undefined
  for (const [name, value] of Object.entries(seen)) {
    const shown = SECRET.has(name) ? HIDDEN : isPlain(value) && depth > 1 ? censored(value, depth - 1) : value
    if (shown === value) continue
    copy ??= { ...seen }
    copy[name] = shown
  }
  return copy ?? seen
}

/** Errors, dates and the like are put into words by whoever writes them. */
const isPlain = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value)))
