import { emptySketch, type Sketch } from './sketch.ts'
import { type ErrorTally, emptyTally, type StepTally, type Tally, type Totals, totals } from './tally.ts'
import { type Reading, readNumber, readText, writeNumber, writeText } from './varints.ts'

/** What is read of tallies: `totals` alone, those with durations, or all. What is not read is as if there were none. */
export type Extent = 'totals' | 'durations' | 'all'

/** The parts of a rollup as one text, small and quick to read: those that have a tally, with number and length. */
export function partsText(parts: readonly (Tally | undefined)[]): string {
  const bytes: number[] = []
  for (const [part, tally] of parts.entries()) {
    if (tally === undefined) continue
    const own: number[] = []
    writeTally(own, tally)
    writeNumber(bytes, part)
    writeNumber(bytes, own.length)
    for (const byte of own) bytes.push(byte)
  }
  return Buffer.from(bytes).toString('base64')
}

/** @returns a tally for each part that has one, by its number */
export function readParts(text: string, extent: Extent = 'all'): readonly (Tally | undefined)[] {
  const reading: Reading = { bytes: Buffer.from(text, 'base64'), at: 0 }
  const parts: (Tally | undefined)[] = []
  while (reading.at < reading.bytes.length) {
    const part = readNumber(reading)
    const end = readNumber(reading) + reading.at
    while (parts.length < part) parts.push(undefined)
    parts.push(readTally(reading, extent))
    reading.at = end
  }
  return parts
}

function writeTally(bytes: number[], tally: Tally): void {
  writeNumber(bytes, totals.length)
  for (const name of totals) writeNumber(bytes, tally.totals[name])
  writeSketch(bytes, tally.duration)
  writeSketch(bytes, tally.endToEnd)
  writeNumber(bytes, tally.steps.length)
  for (const step of tally.steps) {
    writeText(bytes, step.key)
    for (const count of [step.in, step.out, step.dropped, step.failed]) writeNumber(bytes, count)
    writeSketch(bytes, step.duration)
  }
  writeNumber(bytes, tally.errors.length)
  for (const { key, count, failed } of tally.errors) {
    writeText(bytes, key)
    writeNumber(bytes, count)
    writeNumber(bytes, failed)
  }
}

function readTally(reading: Reading, extent: Extent): Tally {
  const sums = readTotals(reading)
  if (extent === 'totals') return { ...emptyTally, totals: sums }
  const duration = readSketch(reading)
  if (extent === 'durations') return { ...emptyTally, totals: sums, duration }
  const endToEnd = readSketch(reading)
  const steps = Array.from({ length: readNumber(reading) }, () => readStep(reading))
  const errors = Array.from({ length: readNumber(reading) }, () => readError(reading))
  return { totals: sums, duration, endToEnd, steps, errors }
}

/** Totals that a later release has added are 0 in what was written before. */
function readTotals(reading: Reading): Totals {
  const written = readNumber(reading)
  const sums: Record<string, number> = {}
  for (const [place, name] of totals.entries()) sums[name] = place < written ? readNumber(reading) : 0
  return sums as Totals // one for each name
}

const readStep = (reading: Reading): StepTally => ({
  key: readText(reading),
  in: readNumber(reading),
  out: readNumber(reading),
  dropped: readNumber(reading),
  failed: readNumber(reading),
  duration: readSketch(reading),
})

const readError = (reading: Reading): ErrorTally => ({
  key: readText(reading),
  count: readNumber(reading),
  failed: readNumber(reading),
})

/** How many buckets, then sum, maximum, and the buckets, each by its distance from the one before. */
function writeSketch(bytes: number[], { sum, max, buckets }: Sketch): void {
  writeNumber(bytes, buckets.length / 2)
  if (buckets.length === 0) return
  writeNumber(bytes, sum)
  writeNumber(bytes, max)
  for (let at = 0; at < buckets.length; at += 2) {
    writeNumber(bytes, (buckets[at] ?? 0) - (buckets[at - 2] ?? 0))
    writeNumber(bytes, buckets[at + 1] ?? 0)
  }
}

function readSketch(reading: Reading): Sketch {
  const length = readNumber(reading)
  if (length === 0) return emptySketch
  const [sum, max] = [readNumber(reading), readNumber(reading)]
  const buckets: number[] = []
  let [bucket, count] = [0, 0]
  for (let read = 0; read < length; read += 1) {
    bucket += readNumber(reading)
    const values = readNumber(reading)
    count += values
    buckets.push(bucket, values)
  }
  return { count, sum, max, buckets }
}
