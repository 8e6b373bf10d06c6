import type { EnvironmentOnAws } from '../../shared/deployable.ts'
import type { Context } from '../context.ts'
import type { EnvironmentRecord } from '../environments/model.ts'
import { rolesOf } from '../environments/new-record.ts'
import type { ProjectRecord } from '../project/model.ts'

/** Where an environment is on AWS; undefined where it is not there. */
export function placeOf(environment: EnvironmentRecord, { slug }: ProjectRecord): EnvironmentOnAws | undefined {
  const { id, name, region, target } = environment
  if (region === undefined || target.externalId === undefined) return undefined
  return {
    environmentId: id,
    project: slug,
    environment: name,
    region,
    externalId: target.externalId,
    ...(target.serverCredentials === true && { serverCredentials: true }),
    ...rolesOf(target),
    protected: environment.protected,
  }
}

export async function readPlace(environmentId: string, { load }: Context): Promise<EnvironmentOnAws | undefined> {
  const environment = await load.environment.load(environmentId)
  const project = environment && (await load.project.load(environment.projectId))
  return project && placeOf(environment, project)
}

/** Of all environments on AWS. */
export async function readPlaces({ load, environments }: Context): Promise<readonly EnvironmentOnAws[]> {
  const found = await environments.onAws()
  const projects = await load.project.loadMany(found.map(({ projectId }) => projectId))
  const places = found.map((environment, index) => {
    const project = projects[index]
    // One that is being deleted has none.
    return project === undefined || project instanceof Error ? undefined : placeOf(environment, project)
  })
  return places.filter((place) => place !== undefined)
}
