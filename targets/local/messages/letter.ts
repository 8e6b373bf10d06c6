import type { QueuedMessage } from '../queues/queues.ts'

/** Id of a dead letter: its route, and its number among all messages of the cloud. */
export const letterId = (route: string, { id }: QueuedMessage): string => `${route}-${id}`

/** Route and number in the id of a dead letter; undefined where it is none. */
export function partsOf(id: string): { readonly route: string; readonly number: number } | undefined {
  const [, route, number] = /^(\w+)-(\d{1,15})$/.exec(id) ?? []
  return route === undefined ? undefined : { route, number: Number(number) }
}
