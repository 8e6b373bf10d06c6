import type { DeployableConfig } from '../../shared/deployable.ts'
import type { EnvironmentDeps } from './deps.ts'

/** Variables and secrets of an environment, in plain; undefined where there is no such environment. */
export async function readConfig(
  { environments, box }: Pick<EnvironmentDeps, 'environments' | 'box'>,
  environmentId: string,
): Promise<DeployableConfig | undefined> {
  const environment = await environments.get(environmentId)
  if (environment === undefined) return undefined
  const { configVersion, variables, secrets } = environment
  return {
    configVersion,
    variables: Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value])),
    secrets: Object.fromEntries(
      Object.entries(secrets).map(([name, { sealed }]) => [name, box.unseal({ environmentId, name }, sealed)]),
    ),
  }
}
