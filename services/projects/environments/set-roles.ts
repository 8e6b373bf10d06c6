import type { Caller } from '../../shared/caller.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import { checkRoles, roleFields } from './check-environment.ts'
import type { EnvironmentDeps } from './deps.ts'
import type { RolesChange } from './inputs.ts'
import type { AwsRoles, EnvironmentAnswer } from './model.ts'
import { ownsInstallation, rolesOf } from './new-record.ts'

/** Sets the roles that are named, and removes those that are null: what is deployed next is deployed with them. */
export async function setRoles(
  deps: EnvironmentDeps,
  caller: Caller,
  { environmentId: id, ...change }: RolesChange,
): Promise<Outcome<EnvironmentAnswer>> {
  const before = await deps.environments.get(id)
  if (before === undefined) return notFound('environment', ['input', 'environmentId'])
  if (before.target.kind === 'LOCAL') return problems(noRoles)
  const wrong = checkRoles(change)
  if (wrong.length > 0) return problems(...wrong)
  const roles = rolesOf({ ...before.target, ...named(change) })
  const { kind, externalId } = before.target
  const serverCredentials = before.target.serverCredentials === true || ownsInstallation(caller)
  const target = { kind, ...(externalId !== undefined && { externalId }), serverCredentials, ...roles }
  const { configVersion, projectId } = before
  const set = { target, configVersion: configVersion + 1 }
  if ((await deps.environments.update(id, { set }, { configVersion })) === undefined) return problems(busy)
  await deps.audit(caller, {
    action: 'environmentAwsSet',
    projectId,
    subjectId: id,
    before: rolesOf(before.target),
    after: roles,
  })
  return { environmentId: id }
}

/** What is left out stays as it is; null takes it away. */
const named = (change: Omit<RolesChange, 'environmentId'>): { readonly [Field in keyof AwsRoles]: string | null } =>
  Object.fromEntries(roleFields.flatMap((field) => (change[field] === undefined ? [] : [[field, change[field]]])))

const noRoles = userError('INVALID', 'A local environment has no roles.', {
  field: ['input', 'environmentId'],
  hint: 'Name an environment whose target is AWS.',
})
const busy = userError('CONFLICT', 'Somebody else has changed this environment at the same time.', {
  hint: 'Try again.',
  retryable: true,
})
