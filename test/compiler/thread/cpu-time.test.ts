import { expect, test } from '@jest/globals'
import { untilUsed } from '../../../compiler/thread/cpu-time.ts'

/** A thread that has used so many milliseconds of CPU time, one after the other each time it is asked. */
function thread(...used: readonly number[]) {
  const left = [...used]
  return {
    left,
    async cpuUsage() {
      const ms = left.shift()
      if (ms === undefined) throw new Error('It is not running.')
      return { user: ms * 600, system: ms * 400 }
    },
  }
}
const never = new AbortController().signal

test('a thread is late when it has used its CPU time, however long that takes on a busy machine', async () => {
  const busy = thread(100, 100, 101, 110, 119, 120, 500)
  await untilUsed(busy, 20, never)
  expect(busy.left).toEqual([500])
})

test.each([
  ['does not begin', { cpuUsage: async () => Promise.reject(new Error('It is not running.')) }],
  ['does not answer', { cpuUsage: () => new Promise<never>(() => undefined) }],
  ['does not get on', { cpuUsage: async () => ({ user: 1, system: 0 }) }],
])('a thread that %s is given up some day', async (_, stuck) => {
  await expect(untilUsed(stuck, 5, never)).resolves.toBeUndefined()
})

test('nobody waits for a thread that is done', async () => {
  const over = new AbortController()
  const waiting = untilUsed(thread(0, 0, 0), 60_000, over.signal)
  over.abort()
  await expect(waiting).rejects.toThrow('aborted')
})
