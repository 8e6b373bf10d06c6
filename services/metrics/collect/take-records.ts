import type { ExecutorRecord } from '../../../targets/data-plane.ts'
import { kindOf, projectOf } from '../../shared/ids.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { Ingest, SentLine } from '../ingest/ingest.ts'
import type { GoneProject } from './model.ts'
import { createTakeApart } from './take-apart.ts'

export interface TakeDeps {
  readonly ingest: Pick<Ingest, 'take' | 'sumUp'>
  readonly goneProjects: Collection<GoneProject>
  readonly log: Log
}

export interface TakeOptions extends TakeDeps {
  /** How often a page is tried as a whole before its records are taken apart. */
  readonly tries: number
  /** Writes to the store, and fails where that does. */
  readonly checkStore: () => Promise<unknown>
}

/**
 * Counts a page of records, environment by environment. What is no record, or of no project any more, is left out. Fails as a whole, and
 * may be called again with the same page: where it has failed too often, what fails alone is set aside.
 */
export type TakeRecords = (records: readonly ExecutorRecord[]) => Promise<void>

export function createTakeRecords({ ingest, goneProjects, log, tries, checkStore }: TakeOptions): TakeRecords {
  const takeWhole = async (environmentId: string, lines: readonly SentLine[]): Promise<void> => {
    const { refused } = await ingest.take(environmentId, lines)
    if (refused.length === 0) return
    log.warn({ environmentId, refused: refused.length, reason: refused[0]?.reason }, 'Some records cannot be counted.')
  }
  const takeApart = createTakeApart({ take: takeWhole, checkStore, log })
  let failures = 0
  return async (records) => {
    const take = failures < tries ? takeWhole : takeApart
    try {
      const byEnvironment = Map.groupBy(records.filter(isOfEnvironment), ({ environmentId }) => environmentId)
      const gone = await goneProjects.getMany([...byEnvironment.keys()].map((id) => projectOf(id) ?? ''))
      await Promise.all(
        [...byEnvironment].map(async ([environmentId, own]) => {
          if (gone.has(projectOf(environmentId) ?? '')) return
          const lines = own.map(({ line, ...origin }) => ({ origin, line }))
          await take(environmentId, lines)
        }),
      )
      failures = 0
    } catch (error) {
      failures += 1
      throw error
    }
  }
}

const isOfEnvironment = ({ environmentId }: ExecutorRecord): boolean =>
  kindOf(environmentId) === 'env' && projectOf(environmentId) !== undefined
