import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { bucketOf, mergeSketches, quantile, sketchOf } from '../../../services/metrics/rollups/sketch.ts'
import { emptyTally, type Tally } from '../../../services/metrics/rollups/tally.ts'
import { partsText, readParts } from '../../../services/metrics/rollups/tally-text.ts'

/** Microseconds up to a day, most of them small. */
const micros = fc.oneof(fc.nat(50), fc.nat(100_000), fc.nat(86_400_000_000))
const values = fc.array(micros, { maxLength: 200 })

test('a merged sketch is the sketch of all values, however they were divided', () =>
  fc.assert(
    fc.property(fc.array(values, { maxLength: 6 }), (divided) => {
      expect(divided.map(sketchOf).reduce(mergeSketches, sketchOf([]))).toEqual(sketchOf(divided.flat()))
    }),
    { numRuns: 200 },
  ))

test('a percentile is at most 1.6 % beside the true one, and the largest value is exact', () =>
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.9, 0.95, 0.99, 1), (all, share) => {
      fc.pre(all.length > 0)
      const sorted = all.toSorted((one, other) => one - other)
      const exact = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
      expect(Math.abs((quantile(sketchOf(all), share) ?? 0) - exact)).toBeLessThanOrEqual(exact * (1 / 64))
      expect(sketchOf(all)).toMatchObject({ count: all.length, max: sorted.at(-1) })
    }),
    { numRuns: 500 },
  ))

test('larger values are never in smaller buckets', () =>
  fc.assert(
    fc.property(micros, micros, (one, other) => {
      expect(Math.sign(bucketOf(other) - bucketOf(one)) * Math.sign(other - one)).toBeGreaterThanOrEqual(0)
    }),
  ))

test('nothing has no percentile', () => {
  expect(quantile(sketchOf([]), 0.5)).toBeUndefined()
})

test('what is kept of a tally is all of it', () =>
  fc.assert(
    fc.property(values, values, fc.nat(), (durations, waits, received) => {
      const tally: Tally = {
        totals: { ...emptyTally.totals, received, bytesToHttp: 3 },
        duration: sketchOf(durations),
        endToEnd: sketchOf(waits),
        steps: [{ key: '000 split', in: 1, out: 3, dropped: 0, failed: 2, duration: sketchOf(waits) }],
        errors: [{ key: 'abcdefabcdef', count: 4, failed: 1 }],
      }
      expect(readParts(partsText([undefined, tally, emptyTally]))).toEqual([undefined, tally, emptyTally])
    }),
  ))
