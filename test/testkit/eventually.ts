import { setTimeout as sleep } from 'node:timers/promises'

/** Nothing takes as long: what does not hold by then does not come to hold. */
const WITHIN_MS = 20_000
const EVERY_MS = 50

/** Waits until an expectation holds. @throws what it throws to the last */
export async function eventually(expectation: () => unknown): Promise<void> {
  const end = performance.now() + WITHIN_MS
  for (;;) {
    try {
      await expectation()
      return
    } catch (error) {
      if (performance.now() > end) throw error
    }
    await sleep(EVERY_MS)
  }
}
