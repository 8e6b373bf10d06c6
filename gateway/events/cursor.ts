/** How far a client has got in the feed of each service; of one that has not answered yet, nothing. */
export type Places = Readonly<Record<string, number | undefined>>

const PLACE = /^(?:\d{1,15}|-)$/

/** The id of an event: the places of all services, in the order of their names: `41.-.7`. */
export const encodeCursor = (names: readonly string[], places: Places): string =>
  names.map((name) => places[name] ?? '-').join('.')

/** The places that an id stands for; undefined where it is none. */
export function decodeCursor(names: readonly string[], cursor: string): Places | undefined {
  const parts = cursor.split('.')
  if (parts.length !== names.length || !parts.every((part) => PLACE.test(part))) return undefined
  return Object.fromEntries(names.map((name, index) => [name, parts[index] === '-' ? undefined : Number(parts[index])]))
}
