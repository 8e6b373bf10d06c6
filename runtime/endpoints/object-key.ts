/** What a key template may be filled in with. */
export interface KeyParts {
  readonly route: string
  readonly id: string
  /** When the message was first received, so that a repeat writes the same object. */
  readonly receivedAt: number
}

const DEFAULT_KEY = '{route}/{date}/{id}'

/** Fills in a key template: `{route}`, `{id}`, `{date}` (2026-11-21) and `{time}` (09-30-00), in UTC. */
export function objectKey(template: string | undefined, { route, id, receivedAt }: KeyParts): string {
  const [date = '', time = ''] = new Date(receivedAt).toISOString().slice(0, 19).replaceAll(':', '-').split('T')
  // An id from outside may hold anything; a part's `#` would end the path of a URL.
  const values: Readonly<Record<string, string>> = { route, date, time, id: id.replace(/[^A-Za-z0-9._-]/g, '-') }
  return (template ?? DEFAULT_KEY).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
