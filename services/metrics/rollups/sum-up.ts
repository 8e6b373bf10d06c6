import type { Collection } from '../../shared/store/collection.ts'
import type { Counted } from './count-lines.ts'
import { type LevelName, levelNames, levels } from './levels.ts'
import type { Rollup } from './model.ts'
import {
  addParts,
  type Place,
  placeAt,
  type Revise,
  type Revision,
  type Seen,
  type Standing,
  seen,
  subjectKey,
  sumOfParts,
} from './rollups.ts'
import type { Tally } from './tally.ts'

/**
 * Puts the sums of rollups into the longer ones that they are parts of, up to the longest. Each longer one knows up to which version
 * it has summed up a shorter one, so this may be done late, twice, or in any order; it makes good what a crash has left undone.
 */
export async function sumUp(revise: Revise, shorter: readonly Standing[]): Promise<void> {
  const [first] = shorter
  const level = first && longerThan(first.place.level)
  if (level === undefined) return
  const groups = Map.groupBy(shorter, ({ place }) => placeIdOf(place, level))
  const longer = [...groups.values()].map(async (group): Promise<readonly Standing[]> => {
    const [one] = group
    if (one === undefined) return []
    const place = placeAt(one.place, level, one.place.start)
    const rollup = await revise(place, (now) => withSums(now, group, level))
    return [{ place, rollup }]
  })
  await sumUp(revise, (await Promise.all(longer)).flat())
}

const longerThan = (level: LevelName): LevelName | undefined => levelNames[levelNames.indexOf(level) + 1]

const placeIdOf = (place: Place, level: LevelName): string =>
  `${subjectKey(place)}/${placeAt(place, level, place.start).start}`

function withSums(now: Seen, shorter: readonly Standing[], level: LevelName): Revision | undefined {
  const { lengthMs, partMs } = levels[level]
  const parts = [...now.parts]
  const sources = new Map(now.sources)
  let isChanged = false
  for (const { place, rollup } of shorter) {
    const part = (place.start % lengthMs) / partMs
    if (rollup.version <= (sources.get(String(part)) ?? 0)) continue
    parts[part] = sumOfParts(rollup.parts)
    sources.set(String(part), rollup.version)
    isChanged = true
  }
  return isChanged ? { parts, sources } : undefined
}

/**
 * Adds what was counted of routes to the rollup of their environment. It knows up to which version it has each route: where that is
 * the one before, what was added is added here too, and where something is missing, it is made anew of all the routes.
 */
export async function addToEnvironment(
  rollups: Collection<Rollup>,
  revise: Revise,
  counted: readonly Counted[],
): Promise<readonly Standing[]> {
  const groups = Map.groupBy(counted, ({ place }) => place.start)
  return Promise.all(
    [...groups.entries()].flatMap(([start, group]) => {
      const environmentId = group[0]?.place.environmentId
      if (environmentId === undefined) return []
      const place = placeAt({ environmentId }, 'minutes', start)
      return [revise(place, (now) => withRoutes(rollups, place, now, group)).then((rollup) => ({ place, rollup }))]
    }),
  )
}

async function withRoutes(
  rollups: Collection<Rollup>,
  place: Place,
  now: Seen,
  counted: readonly Counted[],
): Promise<Revision | undefined> {
  const missing = counted.filter(({ place: { route }, rollup }) => rollup.version > (now.sources.get(route) ?? 0))
  if (missing.length === 0) return undefined
  const isNext = missing.every(
    ({ place: { route }, rollup, fresh }) => fresh > 0 && rollup.version === (now.sources.get(route) ?? 0) + 1,
  )
  if (!isNext) return ofAllRoutes(rollups, place)
  const known = missing.map(({ place: { route }, rollup }) => [route, rollup.version] as const)
  return {
    parts: missing.reduce((parts, { added }) => addParts(parts, ofEnvironment(added)), now.parts),
    sources: new Map([...now.sources, ...known]),
  }
}

/** Steps and errors are told of by route. */
const ofEnvironment = (parts: ReadonlyMap<number, Tally>): ReadonlyMap<number, Tally> =>
  new Map([...parts].map(([part, tally]) => [part, { ...tally, steps: [], errors: [] }]))

const PAGE = 200

async function ofAllRoutes(rollups: Collection<Rollup>, { environmentId, start }: Place): Promise<Revision> {
  const where = { parent: environmentId, level: 'minutes' } as const
  const range = { field: 'start', gte: new Date(start), lt: new Date(start + 1) } as const
  let parts: readonly (Tally | undefined)[] = []
  const sources = new Map<string, number>()
  let page: readonly Rollup[] = []
  do {
    const last: Rollup | undefined = page.at(-1)
    const after = last && { value: last.start, id: last.id }
    page = await rollups.find({ where, range, limit: PAGE, ...(after && { after }) })
    for (const rollup of page) {
      const { parts: own, version } = seen(rollup)
      const added = own.flatMap((tally, part) => (tally === undefined ? [] : [[part, tally] as const]))
      parts = addParts(parts, ofEnvironment(new Map(added)))
      sources.set(rollup.subject.slice(environmentId.length + 1), version)
    }
  } while (page.length === PAGE)
  return { parts, sources }
}
