import {
  type Assignment,
  type AwsOptions,
  type CompiledProject,
  compile,
  type Diagnostic,
  estimate,
  type ProjectFiles,
} from '../../../compiler/index.ts'
import type { Release } from '../../../targets/driver.ts'
import type { Deployable, DeployableConfig, EnvironmentOnAws } from '../../shared/deployable.ts'

/** What a release is made of. */
export interface Sources {
  readonly deployable: Pick<Deployable, 'project' | 'environment' | 'aws'>
  readonly environmentId: string
  readonly files: ProjectFiles
  /** Number of the revision that the files are of. */
  readonly revision: number
  readonly config: DeployableConfig
  readonly assignment: Assignment
  readonly deploymentId: string
}

/** A release, and what the compiler knows of it. */
export interface Built {
  readonly release: Release
  readonly compiled: CompiledProject
  /** What a month costs with the traffic that an estimate takes for granted. */
  readonly cost: ReturnType<typeof estimate>
}

/** Compiles a revision for an environment. The same sources give the same release. */
export async function build(sources: Sources): Promise<Built | { readonly errors: readonly Diagnostic[] }> {
  const { deployable, environmentId, files, revision, config, assignment, deploymentId } = sources
  const { project, environment, aws } = deployable
  const { diagnostics, output } = await compile(files, {
    project,
    environment,
    variables: config.variables,
    assignment,
    ...(aws && { aws: awsOptions(aws, config) }),
  })
  if (output === undefined) return { errors: diagnostics.filter(({ severity }) => severity === 'ERROR') }
  const release: Release = {
    environmentId,
    project,
    environment,
    deploymentId,
    revision,
    stacks: output.templates.map(({ shard, text }) => ({ name: `${project}-${environment}-${shard}`, text })),
    code: { sha256: output.bundle.sha256, zip: output.bundle.zip },
    secrets: config.secrets,
    configVersion: config.configVersion,
  }
  return { release, compiled: output, cost: estimate(output.plan) }
}

const awsOptions = ({ boundaryArn }: EnvironmentOnAws, { secrets, configVersion }: DeployableConfig): AwsOptions => ({
  ...(boundaryArn !== undefined && { boundaryArn }),
  ...(Object.keys(secrets).length > 0 && { secretsVersion: configVersion }),
})
