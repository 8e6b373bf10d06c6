import { expect, test } from '@jest/globals'
import { createAlarms, type Sleeper } from '../../../../targets/local/queues/alarms.ts'

test('alarms ring at any number of different times', async () => {
  let clock = 0
  const rung: number[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const alarms = createAlarms<Sleeper>(
    () => clock,
    () => {
      rung.push(alarms.due().length)
      resolve()
    },
  )
  const TICK_MS = 50
  for (let at = 1; at <= 200_000; at += 1) alarms.set({ alarm: undefined }, at * TICK_MS)
  clock = TICK_MS
  const stay = setTimeout(() => {}, 5_000)
  await promise
  clearTimeout(stay)
  clock += 2 * TICK_MS
  expect([...rung, alarms.due().length]).toEqual([1, 2])
  alarms.close()
})
