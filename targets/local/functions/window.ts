/** The time that a batch has to become full. */
export interface Window {
  /** Waits until the batch is full, or the time is over. */
  passed(): Promise<void>
  /** Something has come: the batch may be full now. */
  look(): void
}

/** @param isFull whether there is no use in waiting on */
export function createWindow(ms: number, isFull: () => boolean): Window {
  const waiting = new Set<() => void>()
  return {
    passed() {
      if (ms === 0 || isFull()) return Promise.resolve()
      return new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          waiting.delete(end)
          resolve()
        }
        const timer = setTimeout(end, ms)
        waiting.add(end)
      })
    },
    look() {
      if (waiting.size === 0 || !isFull()) return
      for (const end of waiting) end()
    },
  }
}
