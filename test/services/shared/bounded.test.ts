import { expect, test } from '@jest/globals'
import { bounded } from '../../../services/shared/bounded.ts'

test('a few works run at a time, in their order, and none is begun when too many wait', async () => {
  const inTurn = bounded(2, 2)
  const done: number[] = []
  let running = 0
  let most = 0
  const work = (n: number) => async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    done.push(n)
    return n
  }
  expect(await Promise.all([1, 2, 3, 4, 5].map((n) => inTurn(work(n))))).toEqual([1, 2, 3, 4, undefined])
  expect({ most, done }).toEqual({ most: 2, done: [1, 2, 3, 4] })
  expect(await inTurn(work(6))).toBe(6)
})

test('the next one has its turn after work that failed', async () => {
  const inTurn = bounded(1, 0)
  await expect(inTurn(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory')
  expect(await inTurn(async () => 'next')).toBe('next')
})
