import type { Idempotent } from '../../shared/idempotency.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { ProjectRecord } from '../project/model.ts'
import type { EnvironmentRecord } from './model.ts'
import type { SecretBox } from './secret-box.ts'

/** What environments work on. */
export interface EnvironmentDeps {
  readonly environments: Collection<EnvironmentRecord>
  readonly projects: Pick<Collection<ProjectRecord>, 'get'>
  readonly box: SecretBox
  readonly audit: AuditLog['write']
  readonly idempotent: Idempotent
  readonly now: () => Date
}
