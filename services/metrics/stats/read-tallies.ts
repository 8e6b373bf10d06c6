import DataLoader from 'dataloader'
import type { Collection, Query } from '../../shared/store/collection.ts'
import { settled } from '../counts.ts'
import { type LevelName, levelNames, levels } from '../rollups/levels.ts'
import type { Rollup } from '../rollups/model.ts'
import { sumOfParts } from '../rollups/rollups.ts'
import { addTallies, emptyTally, type Tally } from '../rollups/tally.ts'
import { type Extent, readParts } from '../rollups/tally-text.ts'
import { ceilTo, floorTo, type Span } from '../time.ts'
import { findAll } from './find-all.ts'

/** Whose messages, and when: of these subjects together, or of all that a parent has. */
export interface Asked {
  readonly of: { readonly subjects: readonly string[] } | { readonly parent: string }
  readonly span: Span
  /** Default: `all`. */
  readonly extent?: Extent
}

/** By subject, each by itself: what ended was received, be it before the span. */
export type Tallies = ReadonlyMap<string, Tally>

export const sumOfTallies = (tallies: Tallies): Tally => [...tallies.values()].reduce(addTallies, emptyTally)

/** Reads sums, those asked for in one tick together: one call of the store, however many they are. */
export const talliesLoader = (rollups: Collection<Rollup>): DataLoader<Asked, Tallies> =>
  new DataLoader((asked) => readTallies(rollups, asked), { cache: false })

/** A part of what is asked that rollups of one level answer. */
interface Share {
  readonly asked: Asked
  readonly level: LevelName
  readonly span: Span
}

const longestFirst = levelNames.toReversed()

async function readTallies(rollups: Collection<Rollup>, asked: readonly Asked[]): Promise<readonly Tallies[]> {
  const shares = asked.flatMap((one) => sharesOf(one, one.span, longestFirst))
  const found = await findAll((queries) => rollups.findEach(queries), shares.map(queryFor))
  const byAsked = Map.groupBy(shares.entries(), ([, { asked: one }]) => one)
  return asked.map((one) => {
    const sums = new Map<string, Tally>()
    for (const [index, { span }] of byAsked.get(one) ?? []) {
      for (const rollup of found[index] ?? []) {
        sums.set(
          rollup.subject,
          addTallies(sums.get(rollup.subject) ?? emptyTally, sumWithin(rollup, span, one.extent)),
        )
      }
    }
    for (const [subject, tally] of sums) sums.set(subject, { ...tally, totals: settled(tally.totals) })
    return sums
  })
}

/** Whole parts of the longest rollups, and what is left before and after them of shorter ones: few documents for any span. */
function sharesOf(asked: Asked, span: Span, [level, ...shorter]: readonly LevelName[]): readonly Share[] {
  if (level === undefined || span.from >= span.to) return []
  const { partMs } = levels[level]
  const whole = { from: ceilTo(partMs, span.from), to: floorTo(partMs, span.to) }
  if (whole.from >= whole.to) return sharesOf(asked, span, shorter)
  return [
    { asked, level, span: whole },
    ...sharesOf(asked, { from: span.from, to: whole.from }, shorter),
    ...sharesOf(asked, { from: whole.to, to: span.to }, shorter),
  ]
}

const PAGE = 500

function queryFor({ asked: { of }, level, span }: Share): Query<Rollup> {
  const where = 'parent' in of ? { parent: of.parent, level } : { subject: { in: of.subjects }, level }
  return { where, range: rangeOf(level, span), limit: PAGE }
}

/** Those rollups of a level that have parts in the span. */
export const rangeOf = (level: LevelName, span: Span): NonNullable<Query<Rollup>['range']> => ({
  field: 'start',
  gte: new Date(floorTo(levels[level].lengthMs, span.from)),
  lt: new Date(span.to),
})

function sumWithin({ start, level, parts }: Rollup, { from, to }: Span, extent?: Extent): Tally {
  const inside = readParts(parts, extent).filter((_, part) => {
    const time = start.getTime() + part * levels[level].partMs
    return from <= time && time < to
  })
  return sumOfParts(inside)
}
