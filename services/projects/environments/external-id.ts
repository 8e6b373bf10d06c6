import { randomBytes } from 'node:crypto'
import type { Migration } from '../../shared/store/migrations.ts'
import type { EnvironmentDeps } from './deps.ts'

/** More environments than a project can have. */
const ALL_ENVIRONMENTS = 100
const BYTES = 24

/** Nobody chooses it, and nobody can guess it. */
const newExternalId = (): string => `routo-${randomBytes(BYTES).toString('hex')}`

/** What a role has to ask for before it is assumed: one for all environments of a project, so that a role can serve several. */
export async function externalIdFor({ environments }: Pick<EnvironmentDeps, 'environments'>, projectId: string) {
  const others = await environments.find({
    where: { projectId },
    order: { by: 'name', direction: 'asc' },
    limit: ALL_ENVIRONMENTS,
  })
  return others.find(({ target }) => target.externalId !== undefined)?.target.externalId ?? newExternalId()
}

/** Environments on AWS had no external id, and their region stood where nothing can be found by it. */
export const placesOnAws: Omit<Migration, 'version'> = {
  name: 'environments on AWS have an external id',
  collection: 'environments',
  change(environment) {
    const { kind, region, externalId, ...rest } = Object(environment.target)
    if (kind !== 'AWS' || externalId !== undefined) return environment
    return { ...environment, region, target: { kind, ...rest, externalId: newExternalId() } }
  },
}
