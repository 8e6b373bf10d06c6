import type { ExecutorRecord } from '../../../targets/data-plane.ts'
import { kindOf, projectOf } from '../../shared/ids.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { Ingest } from '../ingest/ingest.ts'
import type { GoneProject } from './model.ts'

export interface TakeDeps {
  readonly ingest: Pick<Ingest, 'take' | 'sumUp'>
  readonly goneProjects: Collection<GoneProject>
  readonly log: Log
}

/** Counts a page of records, environment by environment. What is no record, or of no project any more, is left out. */
export async function takeRecords(
  { ingest, goneProjects, log }: TakeDeps,
  records: readonly ExecutorRecord[],
): Promise<void> {
  const byEnvironment = Map.groupBy(records.filter(isOfEnvironment), ({ environmentId }) => environmentId)
  const gone = await goneProjects.getMany([...byEnvironment.keys()].map((id) => projectOf(id) ?? ''))
  await Promise.all(
    [...byEnvironment].map(async ([environmentId, own]) => {
      if (gone.has(projectOf(environmentId) ?? '')) return
      const lines = own.map(({ line, ...origin }) => ({ origin, line }))
      const { refused } = await ingest.take(environmentId, lines)
      if (refused.length > 0) {
        log.warn(
          { environmentId, refused: refused.length, reason: refused[0]?.reason },
          'Some records cannot be counted.',
        )
      }
    }),
  )
}

const isOfEnvironment = ({ environmentId }: ExecutorRecord): boolean =>
  kindOf(environmentId) === 'env' && projectOf(environmentId) !== undefined
