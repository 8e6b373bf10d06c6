import type { Deployable, DeployableRevision } from '../../shared/deployable.ts'
import { nameWithin, projectOf } from '../../shared/ids.ts'
import { hasProblems, notFound, type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import { withPlace } from '../source/with-place.ts'
import type { RequestDeps } from './deps.ts'

/** An environment that can be deployed to. */
export interface Target extends Deployable {
  readonly environmentId: string
}

/** One with a revision that can be deployed to it. */
export interface TargetWithRevision extends Target {
  readonly revision: DeployableRevision
}

type Field = readonly string[]

const AT: Field = ['input', 'environmentId']

/** Looks an environment up. */
export async function findTarget(
  { source }: Pick<RequestDeps, 'source'>,
  environmentId: string,
  revision?: number,
  field: Field = AT,
): Promise<Outcome<Target>> {
  const deployable = await source.deployable(environmentId, revision)
  if (deployable === undefined) return notFound('environment', field)
  return { environmentId, ...deployable }
}

/** The same with a revision: one that is named, or the newest. One with errors cannot be deployed. */
export async function findTargetWithRevision(
  deps: Pick<RequestDeps, 'source'>,
  environmentId: string,
  revisionId: string | null | undefined,
  field: Field = AT,
): Promise<Outcome<TargetWithRevision>> {
  const at = ['input', 'revisionId']
  const number = revisionId == null ? undefined : Number(nameWithin(revisionId))
  if (revisionId != null && projectOf(revisionId) !== projectOf(environmentId)) return notFound('revision', at)
  if (number !== undefined && !Number.isSafeInteger(number)) return notFound('revision', at)
  const target = await findTarget(deps, environmentId, number, field)
  if (hasProblems(target)) return target
  const { revision } = target
  if (revision === undefined) return number === undefined ? problems(nothingToDeploy(target)) : notFound('revision', at)
  if (revision.errors.length > 0) return problems(...errorsOf(revision, revisionId == null ? field : at))
  return { ...target, revision }
}

const nothingToDeploy = ({ project }: Deployable): UserError =>
  userError('INVALID', `${project} has no revision yet, so there is nothing to deploy.`, {
    field: AT,
    hint: 'Save a route with routeSave, or all files with projectPush.',
  })

const MOST_SHOWN = 10

const errorsOf = ({ number, errors }: DeployableRevision, field: Field): readonly UserError[] =>
  errors.slice(0, MOST_SHOWN).map((error) =>
    userError('INVALID', withPlace(error), {
      field,
      hint: `Revision ${number} has the error ${error.code}: docs/diagnostics.md says how to mend it. Save again, and deploy that.`,
    }),
  )
