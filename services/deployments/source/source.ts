import type { ProjectFiles } from '../../../compiler/index.ts'
import { systemCaller } from '../../shared/caller.ts'
import type { Deployable, DeployableConfig, EnvironmentOnAws } from '../../shared/deployable.ts'
import type { Subgraph } from '../../shared/server/subgraph.ts'

/**
 * What deployments read of the projects service, here or elsewhere.
 *
 * @throws {Error} when it does not answer
 */
export interface Source {
  /** Undefined where there is no such environment. @param revision the newest where none is named */
  deployable(environmentId: string, revision?: number): Promise<Deployable | undefined>
  /** Undefined for an environment that is not on AWS. */
  place(environmentId: string): Promise<EnvironmentOnAws | undefined>
  /** Undefined where there is no such revision. */
  files(revisionId: string): Promise<ProjectFiles | undefined>
  /** With secrets in plain. Undefined where there is no such environment. */
  config(environmentId: string): Promise<DeployableConfig | undefined>
}

const DEPLOYABLE =
  'query Deployable($environmentId: ID!, $revision: Int) { answer: deployable(environmentId: $environmentId, revision: $revision) }'
const PLACE = 'query AwsPlace($environmentId: ID!) { answer: awsPlace(environmentId: $environmentId) }'
const FILES = 'query DeployableFiles($revisionId: ID!) { answer: deployableFiles(revisionId: $revisionId) }'
const CONFIG = 'query DeployableConfig($environmentId: ID!) { answer: deployableConfig(environmentId: $environmentId) }'

export function createSource(projects: Pick<Subgraph, 'execute'>): Source {
  // The projects service is ours: it answers with what the fields say.
  const ask = async <T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T | undefined> => {
    const { data, errors } = await projects.execute({ query, variables }, systemCaller('deployments'))
    if (errors !== undefined) throw new Error('The projects service did not answer.', { cause: errors[0] })
    return (data?.answer ?? undefined) as T | undefined
  }
  return {
    deployable: (environmentId, revision) => ask<Deployable>(DEPLOYABLE, { environmentId, revision }),
    place: (environmentId) => ask<EnvironmentOnAws>(PLACE, { environmentId }),
    files: (revisionId) => ask<ProjectFiles>(FILES, { revisionId }),
    config: (environmentId) => ask<DeployableConfig>(CONFIG, { environmentId }),
  }
}
