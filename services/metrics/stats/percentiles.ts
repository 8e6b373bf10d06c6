import type { Percentiles } from '../generated.ts'
import { quantile, type Sketch } from '../rollups/sketch.ts'

const round = (ms: number): number => Math.round(ms * 1_000) / 1_000

/** A share of what is in microseconds, in milliseconds; undefined where there is nothing. */
export function millisecondsAt(sketch: Sketch, share: number): number | undefined {
  const micros = quantile(sketch, share)
  return micros === undefined ? undefined : round(micros / 1_000)
}

/** What a sketch of microseconds says, in milliseconds. Maximum and average are exact. */
export function percentilesOf(sketch: Sketch): Percentiles {
  const { count, sum, max } = sketch
  return {
    p50: millisecondsAt(sketch, 0.5) ?? null,
    p90: millisecondsAt(sketch, 0.9) ?? null,
    p95: millisecondsAt(sketch, 0.95) ?? null,
    p99: millisecondsAt(sketch, 0.99) ?? null,
    max: count === 0 ? null : round(max / 1_000),
    avg: count === 0 ? null : round(sum / count / 1_000),
    unit: 'ms',
    samples: count,
  }
}
