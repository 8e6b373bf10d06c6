import type { Diagnostic, ProjectFiles } from '../../../compiler/index.ts'
import type { CompilerError, Deployable, DeployableRevision } from '../../shared/deployable.ts'
import { projectOf } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import type { EnvironmentRecord } from '../environments/model.ts'
import type { ProjectRecord } from '../project/model.ts'
import { blobId } from '../revisions/blobs.ts'
import { headOf } from '../revisions/head-routes.ts'
import { revisionId } from '../revisions/heads.ts'
import { inspectionOf } from '../revisions/loaders.ts'
import type { RevisionRecord } from '../revisions/model.ts'
import { placeOf } from './places.ts'

/** What deployments are told of an environment and a revision of its project; undefined where there is no such environment. */
export async function readDeployable(
  environmentId: string,
  number: number | null | undefined,
  context: Context,
): Promise<Deployable | undefined> {
  const environment = await context.load.environment.load(environmentId)
  const project = environment && (await context.load.project.load(environment.projectId))
  if (environment === undefined || project === undefined) return undefined
  const revision =
    number == null
      ? (await headOf(project, context)).revision
      : await context.load.revision.load(revisionId(project.id, number))
  return {
    projectId: project.id,
    project: project.slug,
    environment: environment.name,
    target: environment.target.kind,
    ...onAws(environment, project),
    protected: environment.protected,
    ...(environment.promotesFrom !== undefined && { promotesFrom: environment.promotesFrom }),
    configVersion: environment.configVersion,
    ...(revision && { revision: await summaryOf(revision, context) }),
  }
}

const onAws = (environment: EnvironmentRecord, project: ProjectRecord) => {
  const aws = placeOf(environment, project)
  return aws && { aws }
}

async function summaryOf(revision: RevisionRecord, { load }: Context): Promise<DeployableRevision> {
  const { diagnostics } = await inspectionOf(revision, load)
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR').map(errorOf)
  return { number: revision.number, digest: revision.digest, errors }
}

const errorOf = ({ code, message, range }: Diagnostic): CompilerError => ({
  code,
  message,
  ...(range && { range }),
})

/** All files of a revision; undefined where there is no such revision. */
export async function readDeployableFiles(id: string, { load }: Context): Promise<ProjectFiles | undefined> {
  const revision = projectOf(id) === undefined ? undefined : await load.revision.load(id)
  if (revision === undefined) return undefined
  const { projectId } = revision
  const texts = await Promise.all(
    revision.files.map(async ({ path, digest }) => [path, await load.text.load(blobId(projectId, digest))] as const),
  )
  return Object.fromEntries(texts)
}
