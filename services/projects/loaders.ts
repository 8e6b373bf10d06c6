import DataLoader from 'dataloader'
import type { Find } from '../shared/pages.ts'
import { byIds } from '../shared/store/by-ids.ts'
import type { Collection, Query, Stored } from '../shared/store/collection.ts'
import { type AccountLoaders, accountLoaders } from './accounts/loaders.ts'
import type { AccountRecord, MemberRecord, TokenRecord } from './accounts/model.ts'
import type { AuditRecord } from './audit/model.ts'
import type { EnvironmentRecord } from './environments/model.ts'
import type { ProjectRecord } from './project/model.ts'
import { type RevisionCollections, type RevisionLoaders, revisionLoaders } from './revisions/loaders.ts'

/** What one request reads, each thing once and in one call with others of its kind. */
export interface Loaders extends AccountLoaders, RevisionLoaders {
  readonly project: DataLoader<string, ProjectRecord | undefined>
  readonly environment: DataLoader<string, EnvironmentRecord | undefined>
  /** By project id, in the order of names. */
  readonly environmentsOf: DataLoader<string, readonly EnvironmentRecord[]>
  readonly findAudit: Find<AuditRecord>
}

/** The collections that requests read from. */
export interface Collections extends RevisionCollections {
  readonly accounts: Collection<AccountRecord>
  readonly tokens: Collection<TokenRecord>
  readonly members: Collection<MemberRecord>
  readonly projects: Collection<ProjectRecord>
  readonly environments: Collection<EnvironmentRecord>
  readonly auditEntries: Collection<AuditRecord>
}

/** More environments than a project can have. */
const ALL_ENVIRONMENTS = 100

/** Made anew for each request. */
export const createLoaders = (collections: Collections): Loaders => ({
  ...accountLoaders(collections),
  ...revisionLoaders(collections),
  project: new DataLoader(byIds(collections.projects)),
  environment: new DataLoader(byIds(collections.environments)),
  environmentsOf: new DataLoader((projectIds: readonly string[]) =>
    collections.environments.findEach(
      projectIds.map((projectId) => ({
        where: { projectId },
        order: { by: 'name', direction: 'asc' },
        limit: ALL_ENVIRONMENTS,
      })),
    ),
  ),
  findAudit: batched(collections.auditEntries),
})

/** A `find` whose queries of one tick are one call. */
function batched<T extends Stored>(collection: Collection<T>): Find<T> {
  const queries = new DataLoader((all: readonly Query<T>[]) => collection.findEach(all), { cache: false })
  return (query) => queries.load(query)
}
