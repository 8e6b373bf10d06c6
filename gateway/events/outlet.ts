import { once } from 'node:events'
import type { PassThrough } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'

/** Where the text of a stream goes. */
export interface Outlet {
  /** Aborted when the stream is over, whoever has ended it. */
  readonly over: AbortSignal
  /** Whatever is written after the end is lost, as it would be on the way. */
  write(text: string): void
  /** Waits until the client has taken most of what was written; false when it does not, or is gone. */
  taking(): Promise<boolean>
  /** Waits so long, or until the stream is over. */
  pause(ms: number): Promise<void>
  /** Ends the stream; what was written before still goes out. */
  end(): void
}

/** @param slowMs how long a client may take to read on, before it is cut off */
export function createOutlet(to: PassThrough, slowMs: number): Outlet {
  const controller = new AbortController()
  const over = controller.signal
  to.once('close', () => controller.abort())
  return {
    over,
    write(text) {
      if (!over.aborted) to.write(text)
    },
    async taking() {
      if (to.writableNeedDrain && !(await drains(to, AbortSignal.any([over, AbortSignal.timeout(slowMs)]))))
        to.destroy()
      return !over.aborted && !to.destroyed
    },
    // It ends by the time or by the signal, and either is fine.
    pause: (ms) => delay(ms, undefined, { signal: over }).catch(() => undefined),
    end() {
      controller.abort()
      to.end()
    },
  }
}

const drains = (to: PassThrough, signal: AbortSignal): Promise<boolean> =>
  once(to, 'drain', { signal }).then(
    () => true,
    () => false,
  )
