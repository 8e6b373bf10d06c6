import type { Caller } from '../../shared/caller.ts'
import type { DeployableConfig } from '../../shared/deployable.ts'
import type { Outcome } from '../../shared/problems.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import { createEnvironment } from './create-environment.ts'
import type { EnvironmentDeps } from './deps.ts'
import type { ConfigChange, NewEnvironment, RolesChange } from './inputs.ts'
import type { EnvironmentAnswer, EnvironmentRecord } from './model.ts'
import { findOnAws } from './on-aws.ts'
import { readConfig } from './read-config.ts'
import { setConfig } from './set-config.ts'
import { setRoles } from './set-roles.ts'

/** Environments with their variables and secrets. */
export interface Environments {
  create(caller: Caller, input: NewEnvironment): Promise<Outcome<EnvironmentAnswer>>
  setConfig(caller: Caller, input: ConfigChange): Promise<Outcome<EnvironmentAnswer>>
  setRoles(caller: Caller, input: RolesChange): Promise<Outcome<EnvironmentAnswer>>
  /** With secrets in plain: only for other services. Undefined where there is no such environment. */
  readConfig(environmentId: string): Promise<DeployableConfig | undefined>
  /** Of all projects. */
  onAws(): Promise<readonly EnvironmentRecord[]>
  removeProject(projectId: string): Promise<void>
}

export const createEnvironments = (deps: EnvironmentDeps): Environments => ({
  create: (caller, input) => createEnvironment(deps, caller, input),
  setConfig: (caller, input) => setConfig(deps, caller, input),
  setRoles: (caller, input) => setRoles(deps, caller, input),
  readConfig: (environmentId) => readConfig(deps, environmentId),
  onAws: () => findOnAws(deps),
  removeProject: (projectId) =>
    removeAll(deps.environments, { where: { projectId }, order: { by: 'name', direction: 'asc' } }),
})
