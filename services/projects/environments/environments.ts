import type { Caller } from '../../shared/caller.ts'
import type { Idempotent } from '../../shared/idempotency.ts'
import type { Outcome } from '../../shared/problems.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { ProjectRecord } from '../project/model.ts'
import { removeAll } from '../remove-all.ts'
import { createEnvironment, type NewEnvironment } from './create-environment.ts'
import type { EnvironmentAnswer, EnvironmentRecord } from './model.ts'
import type { SecretBox } from './secret-box.ts'
import { type ConfigChange, setConfig } from './set-config.ts'

/** Environments with their variables and secrets. */
export interface Environments {
  create(caller: Caller, input: NewEnvironment): Promise<Outcome<EnvironmentAnswer>>
  setConfig(caller: Caller, input: ConfigChange): Promise<Outcome<EnvironmentAnswer>>
  removeProject(projectId: string): Promise<void>
}

export interface EnvironmentDeps {
  readonly environments: Collection<EnvironmentRecord>
  readonly projects: Pick<Collection<ProjectRecord>, 'get'>
  readonly box: SecretBox
  readonly audit: AuditLog['write']
  readonly idempotent: Idempotent
  readonly now: () => Date
}

export const createEnvironments = (deps: EnvironmentDeps): Environments => ({
  create: (caller, input) => createEnvironment(deps, caller, input),
  setConfig: (caller, input) => setConfig(deps, caller, input),
  removeProject: (projectId) =>
    removeAll(deps.environments, { where: { projectId }, order: { by: 'name', direction: 'asc' } }),
})
