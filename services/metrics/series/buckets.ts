import { type LevelName, levels } from '../rollups/levels.ts'
import { ceilTo, floorTo, type Span } from '../time.ts'

/** A span in whole buckets, each of which is a part of the rollups of one level. */
export interface Buckets {
  readonly level: LevelName
  readonly span: Span
}

/** The buckets of a level that a span lies in. */
export function inBuckets({ from, to }: Span, level: LevelName): Buckets {
  const { partMs } = levels[level]
  return { level, span: { from: floorTo(partMs, from), to: ceilTo(partMs, to) } }
}

export const countOf = ({ level, span }: Buckets): number => (span.to - span.from) / levels[level].partMs
