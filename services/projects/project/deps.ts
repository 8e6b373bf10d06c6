import type { Idempotent } from '../../shared/idempotency.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { DeletionRecord, ProjectRecord } from './model.ts'

/** What projects work on. */
export interface ProjectDeps {
  readonly projects: Collection<ProjectRecord>
  readonly deletions: Collection<DeletionRecord>
  readonly members: Members
  /** Whoever else keeps something of projects in this service. */
  readonly dependents: readonly Pick<Members, 'removeProject'>[]
  /** Names of environments that something is deployed in, or about to be; undefined where that cannot be found out now. */
  readonly deployedIn: (projectId: string, requestId: string) => Promise<readonly string[] | undefined>
  /** Has the other services do the same; false: not yet all of them. */
  readonly forget: (projectId: string, requestId: string) => Promise<boolean>
  readonly audit: AuditLog['write']
  readonly idempotent: Idempotent
  readonly now: () => Date
}

/** What projects need of accounts. */
export type Members = Pick<Accounts, 'addOwner' | 'whyNoMoreProjects' | 'removeProject'>
