import type { Caller } from '../../shared/caller.ts'
import { idWithin } from '../../shared/ids.ts'
import { madeWith } from '../made-with.ts'
import { roleFields } from './check-environment.ts'
import type { EnvironmentDeps } from './deps.ts'
import type { NewEnvironment } from './inputs.ts'
import type { AwsRoles, EnvironmentRecord, Target } from './model.ts'

/**
 * The document of a new environment, with the configuration of another one where it starts with that.
 *
 * @param externalId for AWS
 */
export function newRecord(
  { box, now }: Pick<EnvironmentDeps, 'box' | 'now'>,
  caller: Caller,
  input: NewEnvironment,
  source: EnvironmentRecord | undefined,
  externalId: string,
): EnvironmentRecord {
  const { projectId, name, region, promotesFrom } = input
  const id = idWithin('env', projectId)
  const request = madeWith(caller, input.idempotencyKey)
  return {
    id,
    projectId,
    name,
    target: targetOf(input, externalId, ownsInstallation(caller)),
    ...(region != null && { region }),
    protected: input.protected ?? false,
    ...(promotesFrom != null && { promotesFrom }),
    createdAt: now(),
    variables: source?.variables ?? {},
    secrets: source === undefined ? {} : resealed(box, source, id),
    configVersion: 0,
    ...(request !== undefined && { madeWith: request }),
  }
}

const targetOf = ({ target: kind, ...input }: NewEnvironment, externalId: string, owns: boolean): Target =>
  kind === 'LOCAL' ? { kind } : { kind, externalId, ...(owns && { serverCredentials: true }), ...rolesOf(input) }

/** Whose credentials those of the server are. */
export const ownsInstallation = ({ identity }: Caller): boolean => identity?.grants['*']?.role === 'OWNER'

/** The roles that are named. */
export const rolesOf = (given: { readonly [Field in keyof AwsRoles]: string | null | undefined }): AwsRoles =>
  Object.fromEntries(roleFields.flatMap((field) => (given[field] == null ? [] : [[field, given[field]]])))

/** A sealed secret can be opened only where it was sealed for. */
const resealed = (box: EnvironmentDeps['box'], source: EnvironmentRecord, environmentId: string) =>
  Object.fromEntries(
    Object.entries(source.secrets).map(([name, secret]) => {
      const value = box.unseal({ environmentId: source.id, name }, secret.sealed)
      return [name, { ...secret, sealed: box.seal({ environmentId, name }, value) }]
    }),
  )
