import DataLoader from 'dataloader'
import type { Collection, Stored } from '../shared/store/collection.ts'
import type { MemberRecord } from './accounts/model.ts'
import type { EnvironmentRecord } from './environments/model.ts'
import type { ProjectRecord } from './project/model.ts'
import type { RevisionRecord } from './revisions/model.ts'

/** What one request reads, each thing once and in one call with others of its kind. */
export interface Loaders {
  readonly project: DataLoader<string, ProjectRecord | undefined>
  readonly revision: DataLoader<string, RevisionRecord | undefined>
  readonly environment: DataLoader<string, EnvironmentRecord | undefined>
  /** By project id. */
  readonly environmentsOf: DataLoader<string, readonly EnvironmentRecord[]>
  /** By project id. */
  readonly membersOf: DataLoader<string, readonly MemberRecord[]>
}

/** Reads documents by id, those of one tick together. */
export const loaderById = <T extends Stored>(collection: Collection<T>): DataLoader<string, T | undefined> =>
  new DataLoader(async (ids) => {
    const found = await collection.getMany(ids)
    return ids.map((id) => found.get(id))
  })
