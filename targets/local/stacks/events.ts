import type { StackEvents } from '../../driver.ts'
import { CloudError } from '../cloud-error.ts'
import type { OperationRecords } from './operation-records.ts'
import type { StackRecords } from './stack-records.ts'

const MOST_PER_PAGE = 500

/** Events of operations, for those who follow them. */
export function stackEvents(records: StackRecords, operations: OperationRecords) {
  const waiting = new Map<string, Set<() => void>>()

  const page = (token: string, after: number): StackEvents => {
    const outcome = operations.outcomeOf(token)
    if (outcome === undefined) {
      throw new CloudError('NOT_FOUND', 'No operation has this token.', { status: 404 })
    }
    const events = records.eventsAfter(token, after, MOST_PER_PAGE)
    const isLast = outcome !== null && events.length < MOST_PER_PAGE
    return { events, cursor: events.at(-1)?.id ?? String(after), ...(isLast && { outcome }) }
  }

  const tell = (token: string): void => {
    for (const done of [...(waiting.get(token) ?? [])]) done()
  }

  return {
    /** Waits up to `waitMs` for events behind `after`. */
    async read(token: string, after: number, waitMs: number, signal?: AbortSignal): Promise<StackEvents> {
      const found = page(token, after)
      if (found.events.length > 0 || found.outcome !== undefined || waitMs <= 0) return found
      await new Promise<void>((resolve) => {
        const listeners = waiting.get(token) ?? new Set()
        const done = (): void => {
          clearTimeout(timer)
          listeners.delete(done)
          signal?.removeEventListener('abort', done)
          if (listeners.size === 0) waiting.delete(token)
          resolve()
        }
        const timer = setTimeout(done, waitMs)
        signal?.addEventListener('abort', done)
        waiting.set(token, listeners.add(done))
      })
      return page(token, after)
    },
    tell,
    /** Nobody waits any longer. */
    close(): void {
      for (const token of [...waiting.keys()]) tell(token)
    },
  }
}
