import type { StackEvent, StackEvents } from '../../driver.ts'
import { TargetError } from '../../driver.ts'
import type { Holdings, Memory, Operation } from './operation.ts'
import type { NewEvent } from './told.ts'

/** A document as it was read. */
export interface Kept<T> {
  readonly value: T
  readonly version: number
}

/** Events of a page. One document must not grow without end, and need not be written again for each event. */
const PAGE = 500
/** Of earlier operations nobody asks any more what happened. */
const TOLD_OPERATIONS = 50

/** What the driver remembers, in its own words. */
export function kept(memory: Memory) {
  async function read<T>(key: string): Promise<Kept<T> | undefined> {
    // Nobody else writes there.
    return (await memory.get(key)) as Kept<T> | undefined
  }
  const operationKey = (token: string): string => `operation/${token}`
  const pageKey = (token: string, page: number): string => `events/${token}/${page}`
  const holdingsKey = (environmentId: string): string => `holdings/${environmentId}`

  async function holdings(environmentId: string): Promise<Kept<Holdings>> {
    const nothing = { environmentId, told: [], stacks: [], retained: [] }
    return (await read<Holdings>(holdingsKey(environmentId))) ?? { value: nothing, version: 0 }
  }

  return {
    holdings,
    operation: (token: string) => read<Operation>(operationKey(token)),
    /** Undefined where somebody else has changed it meanwhile. */
    async putOperation(value: Operation, version: number): Promise<Kept<Operation> | undefined> {
      return (await memory.put(operationKey(value.token), value, version)) ? { value, version: version + 1 } : undefined
    },
    /** False where somebody else has changed it meanwhile. */
    putHoldings: (value: Holdings, version: number) => memory.put(holdingsKey(value.environmentId), value, version),
    /** Changes what is known of an environment, again from the beginning when somebody else does. */
    async changeHoldings(environmentId: string, change: (held: Holdings) => Holdings): Promise<Holdings> {
      for (;;) {
        const { value, version } = await holdings(environmentId)
        const changed = change(value)
        if (changed === value || (await memory.put(holdingsKey(environmentId), changed, version))) return changed
      }
    },
    /** Puts events away that fill a page. What is put away was written before, so whoever else does it writes the same. */
    async putAway(operation: Operation): Promise<Operation> {
      const { token, pages, recent } = operation
      if (recent.length < PAGE) return operation
      await memory.put(pageKey(token, pages), recent.slice(0, PAGE), 0)
      return { ...operation, pages: pages + 1, recent: recent.slice(PAGE) }
    },
    /** The events behind a place, a page at a time. */
    async eventsAfter({ token, pages, recent, outcome }: Operation, after: string | undefined): Promise<StackEvents> {
      const from = Number(after ?? 0)
      if (!Number.isSafeInteger(from) || from < 0) throw new TargetError('INVALID', `"${after}" is no place in events.`)
      const page = Math.floor(from / PAGE)
      const isRecent = page >= pages
      const events = isRecent
        ? recent.slice(from - pages * PAGE)
        : ((await read<readonly StackEvent[]>(pageKey(token, page)))?.value ?? []).slice(from % PAGE)
      const cursor = events.at(-1)?.id ?? idOf(from)
      return { events, cursor, ...(isRecent && outcome !== undefined && { outcome }) }
    },
    /** Forgets an operation, or an old one's events with it. */
    async forget(token: string): Promise<void> {
      const operation = (await read<Operation>(operationKey(token)))?.value
      for (let page = 0; page < (operation?.pages ?? 0); page += 1) await memory.remove(pageKey(token, page))
      await memory.remove(operationKey(token))
    },
  }
}

export type KeptDocuments = ReturnType<typeof kept>

/** Gives events their places at the end of an operation. */
export function withEvents(operation: Operation, events: readonly NewEvent[]): Operation {
  if (events.length === 0) return operation
  const count = operation.pages * PAGE + operation.recent.length
  const numbered = events.map((event, index) => ({ ...event, id: idOf(count + index + 1) }))
  return { ...operation, recent: [...operation.recent, ...numbered] }
}

/** Of the same length, so that their order as text is that in which things happened. */
const idOf = (place: number): string => String(place).padStart(8, '0')

/** Adds an operation to those that are told of, and says of which not any more. */
export function toldWith(told: readonly string[], token: string) {
  const all = [...told.filter((one) => one !== token), token]
  return { told: all.slice(-TOLD_OPERATIONS), forgotten: all.slice(0, -TOLD_OPERATIONS) }
}
