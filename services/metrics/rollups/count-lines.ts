import type { TakenLine } from '../ingest/taken-line.ts'
import { floorTo } from '../time.ts'
import { digestOf, digestsIn } from './counted-lines.ts'
import { levels } from './levels.ts'
import { addParts, type Place, placeAt, type Revise, type Seen } from './rollups.ts'
import { addTallies, emptyTally, type Tally } from './tally.ts'
import { tallyOf } from './tally-of-line.ts'

/** Lines of one route and the same five minutes. */
export interface LineGroup {
  readonly place: Place & { readonly route: string }
  readonly lines: readonly TakenLine[]
}

/** The lines by the rollup that counts them, each line once. */
export function groupLines(environmentId: string, lines: readonly TakenLine[]): readonly LineGroup[] {
  const groups = Map.groupBy(lines, ({ route, timestamp }) => `${route}/${floorTo(levels.minutes.lengthMs, timestamp)}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { route, timestamp } = first
    const place = { ...placeAt({ environmentId, route }, 'minutes', timestamp), route }
    return [{ place, lines: [...new Map(group.map((line) => [line.key, line])).values()] }]
  })
}

/** What was counted of a group, and the rollup as it stands then. */
export interface Counted {
  readonly place: LineGroup['place']
  readonly rollup: Seen
  /** How many lines had not been counted before, and what they added to which part. */
  readonly fresh: number
  readonly added: ReadonlyMap<number, Tally>
}

/**
 * Counts each line once, however often and from wherever it is sent, and wherever a crash cuts this short: one change of one
 * document both adds what a line says and notes that the line is counted, and is made only if the document is still as it was
 * looked at.
 */
export async function countLines(revise: Revise, { place, lines }: LineGroup): Promise<Counted> {
  const digests = lines.map(({ key }) => digestOf(key))
  let [fresh, added]: [readonly string[], ReadonlyMap<number, Tally>] = [[], new Map()]
  const rollup = await revise(place, (now) => {
    const known = digestsIn(now.lines)
    fresh = digests.filter((digest) => !known.has(digest))
    added = partsOf(lines.filter((_, index) => !known.has(digests[index] ?? '')))
    if (fresh.length === 0) return undefined
    return { parts: addParts(now.parts, added), lines: now.lines + fresh.join('') }
  })
  return { place, rollup, fresh: fresh.length, added }
}

function partsOf(lines: readonly TakenLine[]): ReadonlyMap<number, Tally> {
  const { lengthMs, partMs } = levels.minutes
  const parts = new Map<number, Tally>()
  for (const line of lines) {
    const part = Math.floor((line.timestamp % lengthMs) / partMs)
    parts.set(part, addTallies(parts.get(part) ?? emptyTally, tallyOf(line)))
  }
  return parts
}
