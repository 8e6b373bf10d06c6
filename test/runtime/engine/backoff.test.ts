import { expect, test } from '@jest/globals'
import { backoffMs } from '../../../runtime/engine/backoff.ts'
import { defaultOptions } from '../../../runtime/route/options.ts'

const retry = { ...defaultOptions.retry, jitter: false }

test.each([
  [1, 1_000],
  [2, 2_000],
  [3, 4_000],
  [9, 256_000],
  [10, 300_000],
  [5_000, 300_000],
])('after receive %i a message waits %i ms', (attempt, waitMs) => {
  expect(backoffMs(attempt, retry, Math.random)).toBe(waitMs)
})

test.each([
  [0, 1_000],
  [0.5, 1_500],
  [1, 2_000],
])('jitter of %d spreads a wait of 2,000 ms to %i ms', (random, waitMs) => {
  expect(backoffMs(2, { ...retry, jitter: true }, () => random)).toBe(waitMs)
})
