import { Refusal } from '../../shared/refusal.ts'
import type { Bucket, TimeRange } from '../generated.ts'
import { type LevelName, levelNames, levels } from '../rollups/levels.ts'
import { spanOf } from '../stats/range.ts'
import { DAY_MS, floorTo, type Span } from '../time.ts'
import { type Buckets, countOf, inBuckets } from './buckets.ts'

const levelOf: Readonly<Record<Exclude<Bucket, 'AUTO'>, LevelName>> = {
  MINUTE: 'minutes',
  FIVE_MINUTES: 'fiveMinutes',
  HOUR: 'hours',
  DAY: 'days',
}

const MOST_POINTS = 1_500
/** More than these are no easier to read: `AUTO` takes the next longer bucket. */
const ENOUGH_POINTS = 400

/**
 * The buckets of a range, which is extended to whole ones.
 *
 * @throws {Refusal} for a range that is none, too many points, and buckets that are no longer kept
 */
export function bucketsOf(range: TimeRange, bucket: Bucket, now: Date): Buckets {
  const span = spanOf(range, now)
  if (bucket === 'AUTO') return inBuckets(span, automatic(span, now))
  const level = levelOf[bucket]
  if (!isKept(span, level, now)) {
    throw refuse(
      `Counts of a ${bucket} are kept for ${levels[level].keptDays} days, and the range begins before.`,
      'Take longer buckets, or AUTO.',
    )
  }
  const buckets = inBuckets(span, level)
  const points = countOf(buckets)
  if (points > MOST_POINTS) {
    throw refuse(
      `The range has ${points} points; a series has at most ${MOST_POINTS}.`,
      'Take longer buckets, or AUTO.',
    )
  }
  return buckets
}

const automatic = (span: Span, now: Date): LevelName =>
  levelNames.find((level) => isKept(span, level, now) && countOf(inBuckets(span, level)) <= ENOUGH_POINTS) ?? 'days'

/** A running minute later the range begins a minute later, too. */
const isKept = ({ from }: Span, level: LevelName, now: Date): boolean =>
  from >= floorTo(levels[level].partMs, now.getTime() - levels[level].keptDays * DAY_MS)

const refuse = (message: string, hint: string): Refusal => new Refusal('BAD_USER_INPUT', message, { hint })
