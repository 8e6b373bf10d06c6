import type { Collection } from '../../shared/store/collection.ts'
import type { TakenLine } from '../ingest/taken-line.ts'
import { countLines, groupLines } from './count-lines.ts'
import { createTurns } from './in-turn.ts'
import type { Rollup } from './model.ts'
import { createRevise, rollupId, type Standing } from './rollups.ts'
import { addToEnvironment, sumUp } from './sum-up.ts'

/** Puts lines into rollups. */
export interface Counter {
  /** Counts lines of one environment in the minutes of their routes and of it. @returns how many had not been counted before */
  count(environmentId: string, lines: readonly TakenLine[]): Promise<number>
  /** Puts all that was counted so far into the longer stretches of time. */
  sumUp(): Promise<void>
}

export function createCounter(rollups: Collection<Rollup>): Counter {
  const revise = createRevise(rollups)
  // Those of one environment would only get in each other's way.
  const inTurn = createTurns()
  /** Minutes that were changed, or may have been before a crash. */
  const unsummed = new Map<string, Standing>()
  return {
    count: (environmentId, lines) =>
      inTurn(environmentId, async () => {
        const counted = await Promise.all(groupLines(environmentId, lines).map((group) => countLines(revise, group)))
        const ofEnvironment = await addToEnvironment(rollups, revise, counted)
        for (const { place, rollup } of [...counted, ...ofEnvironment]) unsummed.set(rollupId(place), { place, rollup })
        return counted.reduce((sum, { fresh }) => sum + fresh, 0)
      }),
    async sumUp() {
      const minutes = [...unsummed]
      await sumUp(
        revise,
        minutes.map(([, standing]) => standing),
      )
      // What has changed meanwhile is for the next time.
      for (const [id, standing] of minutes) if (unsummed.get(id) === standing) unsummed.delete(id)
    },
  }
}
