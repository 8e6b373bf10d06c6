import { type Caller, isLimitedToEnvironments } from '../../shared/caller.ts'
import { idWithin, nameWithin, projectOf } from '../../shared/ids.ts'
import { hasProblems, notFound, type Outcome, problems, type UserError, userError } from '../../shared/problems.ts'
import { forbidden } from '../../shared/refusal.ts'
import { checkEnvironment } from './check-environment.ts'
import type { EnvironmentDeps } from './deps.ts'
import { externalIdFor } from './external-id.ts'
import type { NewEnvironment } from './inputs.ts'
import type { EnvironmentAnswer, EnvironmentRecord } from './model.ts'
import { newRecord, rolesOf } from './new-record.ts'

const MOST_ENVIRONMENTS = 50

/**
 * Makes an environment. What it promotes from was there before it and never changes, so that there is no circle.
 *
 * @throws {Refusal} for who is admitted to some environments only, and would not see the new one
 */
export function createEnvironment(
  deps: EnvironmentDeps,
  caller: Caller,
  input: NewEnvironment,
): Promise<Outcome<EnvironmentAnswer>> {
  if (isLimitedToEnvironments(caller, input.projectId)) throw forbidden('environments:write in the whole project')
  return deps.idempotent({ caller, action: 'environmentCreate', key: input.idempotencyKey, input }, async () => {
    const source = await related(deps, input, 'copyConfigFrom')
    const found = [
      ...checkEnvironment(input),
      ...(await related(deps, input, 'promotesFrom')).problems,
      ...source.problems,
    ]
    if (found.length > 0) return problems(...found)
    if ((await countOf(deps, input)) >= MOST_ENVIRONMENTS) return tooMany()
    const environment = await insertEnvironment(deps, caller, input, source.environment)
    return hasProblems(environment) ? environment : created(deps, caller, input, environment)
  })
}

async function insertEnvironment(
  deps: EnvironmentDeps,
  caller: Caller,
  input: NewEnvironment,
  source: EnvironmentRecord | undefined,
): Promise<Outcome<EnvironmentRecord>> {
  const { projectId, name } = input
  const environment = newRecord(deps, caller, input, source, await externalIdFor(deps, projectId))
  const { taken } = await deps.environments.insert(environment)
  if (taken === undefined) return environment
  const [other] = await deps.environments.find({ where: { projectId, name }, limit: 1 })
  // The very same request, taken up again after a crash.
  if (environment.madeWith !== undefined && other?.madeWith === environment.madeWith) return other
  return problems(
    userError('NAME_TAKEN', `The project has an environment ${name} already.`, { field: ['input', 'name'] }),
  )
}

/** Looks again for what others did meanwhile: the project may be gone, and somebody may have taken the last place. */
async function created(
  deps: EnvironmentDeps,
  caller: Caller,
  input: NewEnvironment,
  environment: EnvironmentRecord,
): Promise<Outcome<EnvironmentAnswer>> {
  const { id, projectId } = environment
  const project = await deps.projects.get(projectId)
  if (project === undefined || (await countOf(deps, environment)) > MOST_ENVIRONMENTS) {
    await deps.environments.remove(id)
    return project === undefined ? notFound('project', ['input', 'projectId']) : tooMany()
  }
  const { name, target, region, promotesFrom } = environment
  await deps.audit(
    caller,
    {
      action: 'environmentCreate',
      projectId,
      subjectId: id,
      after: {
        name,
        target: { kind: target.kind, ...(region !== undefined && { region }), ...rolesOf(target) },
        protected: environment.protected,
        ...(promotesFrom !== undefined && { promotesFrom }),
        ...(input.copyConfigFrom != null && { copyConfigFrom: input.copyConfigFrom }),
      },
      ...(input.idempotencyKey != null && { idempotencyKey: input.idempotencyKey }),
    },
    idWithin('aud', projectId, `${nameWithin(id)}_created`),
  )
  return { environmentId: id }
}

interface Related {
  readonly environment?: EnvironmentRecord
  readonly problems: readonly UserError[]
}

/** Another environment that the input names; hidden ones were answered before. */
async function related(
  { environments }: EnvironmentDeps,
  input: NewEnvironment,
  field: 'promotesFrom' | 'copyConfigFrom',
): Promise<Related> {
  const id = input[field]
  if (id == null) return { problems: [] }
  const environment = projectOf(id) === input.projectId ? await environments.get(id) : undefined
  if (environment !== undefined) return { environment, problems: [] }
  return {
    problems: [userError('NOT_FOUND', 'The project has no such environment.', { field: ['input', field] })],
  }
}

const countOf = ({ environments }: EnvironmentDeps, { projectId }: Pick<EnvironmentRecord, 'projectId'>) =>
  environments.count({ where: { projectId } })

const tooMany = () =>
  problems(
    userError('LIMIT_EXCEEDED', `A project has at most ${MOST_ENVIRONMENTS} environments.`, {
      field: ['input', 'projectId'],
    }),
  )
