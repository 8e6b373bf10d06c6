import DataLoader from 'dataloader'
import { projectOf } from '../../shared/ids.ts'
import { byIds } from '../../shared/store/by-ids.ts'
import type { Collection } from '../../shared/store/collection.ts'
import { floorTo } from '../time.ts'
import { type LevelName, levels } from './levels.ts'
import type { Rollup } from './model.ts'
import { addTallies, emptyTally, type Tally } from './tally.ts'
import { partsText, readParts } from './tally-text.ts'

/** Whose messages: those of a route in an environment, or of all routes of the environment. */
export interface Subject {
  readonly environmentId: string
  /** Its name. */
  readonly route?: string
}

export const subjectKey = ({ environmentId, route }: Subject): string =>
  route === undefined ? environmentId : `${environmentId}/${route}`

/** A rollup of a subject: the one of this level that holds a time. */
export interface Place extends Subject {
  readonly level: LevelName
  /** Milliseconds since 1970. */
  readonly start: number
}

export const placeAt = (subject: Subject, level: LevelName, time: number): Place => ({
  environmentId: subject.environmentId,
  ...(subject.route !== undefined && { route: subject.route }),
  level,
  start: floorTo(levels[level].lengthMs, time),
})

export const rollupId = (place: Place): string => `${place.level}/${subjectKey(place)}/${place.start}`

/** What a change makes of a rollup. */
export interface Revision {
  readonly parts: readonly (Tally | undefined)[]
  readonly lines?: string
  readonly sources?: ReadonlyMap<string, number>
}

/** A rollup as it is looked at to be changed. */
export interface Seen {
  readonly version: number
  readonly parts: readonly (Tally | undefined)[]
  readonly lines: string
  readonly sources: ReadonlyMap<string, number>
}

/** A rollup where it stands. */
export interface Standing {
  readonly place: Place
  readonly rollup: Seen
}

const nothing: Seen = { version: 0, parts: [], lines: '', sources: new Map() }

export const seen = (rollup: Rollup | undefined): Seen =>
  rollup === undefined
    ? nothing
    : {
        version: rollup.version,
        parts: readParts(rollup.parts),
        lines: rollup.lines,
        sources: new Map(JSON.parse(rollup.sources)), // pairs, as `revise` wrote them
      }

/**
 * Changes a rollup, making it where there is none. Whoever has changed it in between is not overwritten: it is looked at again, and
 * `change` decides anew. Where `change` gives nothing the rollup stays.
 *
 * @returns the rollup as it stands then
 */
export type Revise = (
  place: Place,
  change: (now: Seen) => Promise<Revision | undefined> | Revision | undefined,
) => Promise<Seen>

/** Rollups that are looked at in one tick are read in one call. */
export function createRevise(rollups: Collection<Rollup>): Revise {
  const loader = new DataLoader(byIds(rollups), { cache: false })
  return async (place, change) => {
    const id = rollupId(place)
    for (;;) {
      const found = await loader.load(id)
      const now = seen(found)
      const revision = await change(now)
      if (revision === undefined) return now
      const next = { ...now, ...revision, version: now.version + 1 }
      const fields = {
        version: next.version,
        parts: partsText(next.parts),
        lines: next.lines,
        sources: JSON.stringify([...next.sources]),
      }
      if (found === undefined) {
        const { taken } = await rollups.insert({ id, ...headOf(place), ...fields })
        if (taken === undefined) return next
      } else if (await rollups.update(id, { set: fields }, { version: now.version })) return next
    }
  }
}

function headOf(place: Place): Pick<Rollup, 'level' | 'projectId' | 'subject' | 'parent' | 'start'> {
  const { environmentId, route, level, start } = place
  const projectId = projectOf(environmentId) ?? ''
  const parent = route === undefined ? projectId : environmentId
  return { level, projectId, subject: subjectKey(place), parent, start: new Date(start) }
}

/** The parts with something added to each. */
export function addParts(
  parts: readonly (Tally | undefined)[],
  more: ReadonlyMap<number, Tally>,
): readonly (Tally | undefined)[] {
  const length = Math.max(parts.length, ...[...more.keys()].map((part) => part + 1))
  return Array.from({ length }, (_, part) => {
    const added = more.get(part)
    return added === undefined ? parts[part] : addTallies(parts[part] ?? emptyTally, added)
  })
}

export const sumOfParts = (parts: readonly (Tally | undefined)[]): Tally =>
  parts.reduce<Tally>((sum, part) => (part === undefined ? sum : addTallies(sum, part)), emptyTally)
