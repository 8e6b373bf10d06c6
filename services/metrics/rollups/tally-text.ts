import { emptySketch, type Sketch } from './sketch.ts'
import { type ErrorTally, emptyTally, type StepTally, type Tally, type Totals, totals } from './tally.ts'

/**
 * The parts of a rollup as one text: nothing but lists of numbers and few words, which is small, fast to read, and one plain value
 * to a store.
 */
export const partsText = (parts: readonly (Tally | undefined)[]): string =>
  JSON.stringify(Array.from(parts, (tally) => (tally === undefined ? 0 : writeTally(tally))))

/** @returns a tally for each part that has one, by its number */
export const readParts = (text: string): readonly (Tally | undefined)[] =>
  (JSON.parse(text) as readonly (StoredTally | 0)[]).map((part) => (part === 0 ? undefined : readTally(part)))

type StoredSketch = readonly number[]
type StoredStep = readonly [key: string, in_: number, out: number, dropped: number, failed: number, ...StoredSketch]
type StoredTally = readonly [
  totals: readonly number[],
  duration: StoredSketch,
  endToEnd: StoredSketch,
  steps: readonly StoredStep[],
  errors: readonly (readonly [key: string, count: number, failed: number])[],
]

const writeTally = ({ totals: sums, duration, endToEnd, steps, errors }: Tally): StoredTally => [
  totals.map((name) => sums[name]),
  writeSketch(duration),
  writeSketch(endToEnd),
  steps.map(
    (step): StoredStep => [step.key, step.in, step.out, step.dropped, step.failed, ...writeSketch(step.duration)],
  ),
  errors.map(({ key, count, failed }) => [key, count, failed]),
]

function readTally([sums, duration, endToEnd, steps, errors]: StoredTally): Tally {
  const read: Record<string, number> = {}
  // Totals that a later release has added are 0 in what was written before.
  for (const [place, name] of totals.entries()) read[name] = sums[place] ?? 0
  return {
    totals: read as Totals, // one for each name
    duration: readSketch(duration, 0),
    endToEnd: readSketch(endToEnd, 0),
    steps: steps.length === 0 ? emptyTally.steps : steps.map(readStep),
    errors:
      errors.length === 0
        ? emptyTally.errors
        : errors.map(([key, count, failed]): ErrorTally => ({ key, count, failed })),
  }
}

function readStep(stored: StoredStep): StepTally {
  const [key, in_, out, dropped, failed] = stored
  return { key, in: in_, out, dropped, failed, duration: readSketch(stored as readonly unknown[] as StoredSketch, 5) } // numbers from there on
}

/** Sum, maximum, and the buckets, each as its distance from the one before. */
function writeSketch({ sum, max, buckets, count }: Sketch): StoredSketch {
  if (count === 0) return []
  const stored = [sum, max]
  for (let at = 0; at < buckets.length; at += 2) {
    stored.push((buckets[at] ?? 0) - (buckets[at - 2] ?? 0), buckets[at + 1] ?? 0)
  }
  return stored
}

function readSketch(stored: StoredSketch, start: number): Sketch {
  if (stored.length === start) return emptySketch
  const buckets: number[] = []
  let [bucket, count] = [0, 0]
  for (let at = start + 2; at < stored.length; at += 2) {
    bucket += stored[at] ?? 0
    count += stored[at + 1] ?? 0
    buckets.push(bucket, stored[at + 1] ?? 0)
  }
  return { count, sum: stored[start] ?? 0, max: stored[start + 1] ?? 0, buckets }
}
