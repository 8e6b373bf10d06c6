import DataLoader from 'dataloader'
import type { Collection, Query } from '../../shared/store/collection.ts'
import { levels } from '../rollups/levels.ts'
import type { Rollup } from '../rollups/model.ts'
import type { Tally } from '../rollups/tally.ts'
import { type Extent, readParts } from '../rollups/tally-text.ts'
import { findAll } from '../stats/find-all.ts'
import { rangeOf } from '../stats/read-tallies.ts'
import { type Buckets, countOf } from './buckets.ts'

/** A subject, bucket by bucket. */
export interface AskedSeries {
  readonly subject: string
  readonly buckets: Buckets
  readonly extent: Extent
}

/** A tally for each bucket that has one, by its number. */
export type TallySeries = readonly (Tally | undefined)[]

const PAGE = 500

/** Reads series, those asked for in one tick in one call of the store. */
export const seriesLoader = (rollups: Collection<Rollup>): DataLoader<AskedSeries, TallySeries> =>
  new DataLoader(
    async (asked) => {
      const found = await findAll((queries) => rollups.findEach(queries), asked.map(queryFor))
      return asked.map((one, index) => inBuckets(found[index] ?? [], one))
    },
    { cache: false },
  )

const queryFor = ({ subject, buckets: { level, span } }: AskedSeries): Query<Rollup> => ({
  where: { subject, level },
  range: rangeOf(level, span),
  limit: PAGE,
})

function inBuckets(rollups: readonly Rollup[], { buckets, extent }: AskedSeries): TallySeries {
  const { level, span } = buckets
  const series = new Array<Tally | undefined>(countOf(buckets)).fill(undefined)
  for (const { start, parts } of rollups) {
    const first = (start.getTime() - span.from) / levels[level].partMs
    for (const [part, tally] of readParts(parts, extent).entries()) {
      const bucket = first + part
      if (bucket >= 0 && bucket < series.length) series[bucket] = tally
    }
  }
  return series
}
