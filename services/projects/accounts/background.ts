import type { Log } from '../../shared/log.ts'

/** Work that no answer waits for. */
export interface Background {
  /** Starts it; that it failed is only logged. @param what what then was not done: `noting the last use` */
  start(what: string, work: Promise<unknown>): void
  /** Resolves once all of it is done: the store can be closed. */
  settled(): Promise<void>
}

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>()
  return {
    start(what, work) {
      const done = work.then(
        () => {},
        (error: unknown) => log.warn({ err: error }, `${what} failed`),
      )
      running.add(done)
      void done.finally(() => running.delete(done))
    },
    async settled() {
      await Promise.all(running)
    },
  }
}
