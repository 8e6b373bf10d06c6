/**
 * How values are spread, in little room: how many of them lie in which bucket. Buckets are the same for everybody, so that sketches
 * are merged without loss, in any order, and a percentile of merged sketches is that of all values. Values are whole numbers,
 * sums of which are exact.
 */
export interface Sketch {
  readonly count: number
  readonly sum: number
  readonly max: number
  /** Bucket, count, bucket, count and so on: buckets that have values, in ascending order. */
  readonly buckets: readonly number[]
}

export const emptySketch: Sketch = { count: 0, sum: 0, max: 0, buckets: [] }

/** Each power of two has 32 buckets, so the middle of one is never further than 1.6 % from a value in it. */
const MANTISSA_BITS = 5
const PER_POWER = 2 ** MANTISSA_BITS

const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)
const EXPONENT_OF_ONE = 1_023 * PER_POWER

/** Exponent and leading bits of the mantissa, as they stand in the number; 0 for what is less than 1. */
export function bucketOf(value: number): number {
  if (value < 1) return 0
  float[0] = value
  return ((words[1] ?? 0) >>> (20 - MANTISSA_BITS)) - EXPONENT_OF_ONE + 1
}

/** The middle of a bucket. */
function middleOf(bucket: number): number {
  if (bucket === 0) return 0
  const position = bucket - 1
  const power = 2 ** Math.floor(position / PER_POWER)
  return power * (1 + ((position % PER_POWER) + 0.5) / PER_POWER)
}

/** @param values whole numbers, not negative */
export function sketchOf(values: readonly number[]): Sketch {
  if (values.length === 0) return emptySketch
  const sorted = values.toSorted((one, other) => one - other)
  const buckets: number[] = []
  let sum = 0
  for (const value of sorted) {
    sum += value
    const bucket = bucketOf(value)
    const last = buckets.length - 2
    if (buckets[last] === bucket) buckets[last + 1] = (buckets[last + 1] ?? 0) + 1
    else buckets.push(bucket, 1)
  }
  return { count: values.length, sum, max: sorted.at(-1) ?? 0, buckets }
}

export function mergeSketches(one: Sketch, other: Sketch): Sketch {
  if (one.count === 0) return other
  if (other.count === 0) return one
  return {
    count: one.count + other.count,
    sum: one.sum + other.sum,
    max: Math.max(one.max, other.max),
    buckets: mergeBuckets(one.buckets, other.buckets),
  }
}

function mergeBuckets(one: readonly number[], other: readonly number[]): readonly number[] {
  const merged: number[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [left, right] = [one[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY]
    const bucket = left < right ? left : right
    let count = 0
    if (left === bucket) {
      count += one[i + 1] ?? 0
      i += 2
    }
    if (right === bucket) {
      count += other[j + 1] ?? 0
      j += 2
    }
    merged.push(bucket, count)
  }
  return merged
}

/** The value that this share of all values does not exceed, at most 1.6 % beside it; undefined where there are none. */
export function quantile({ count, max, buckets }: Sketch, share: number): number | undefined {
  if (count === 0) return undefined
  let below = Math.max(1, Math.ceil(share * count))
  for (let at = 0; at < buckets.length; at += 2) {
    below -= buckets[at + 1] ?? 0
    if (below <= 0) return Math.min(max, middleOf(buckets[at] ?? 0))
  }
  return max
}
