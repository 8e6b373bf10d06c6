import { actorOf, type Caller, isLimitedToEnvironments } from '../../shared/caller.ts'
import { idWithin } from '../../shared/ids.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import { forbidden } from '../../shared/refusal.ts'
import type { Position } from '../../shared/store/collection.ts'
import type { ProjectDeps } from './deps.ts'
import type { DeletionRecord, ProjectAnswer } from './model.ts'

/** There are rarely any. */
const READ_AT_ONCE = 100

/** `ProjectDeleteInput` of the schema. */
export interface ProjectToDelete {
  readonly id: string
  readonly confirmSlug: string
}

/**
 * Removes a project with all that it has; its slug is free again. From the moment its deletion is written down it will be
 * gone, whatever happens to the process: `resumeDeletions`.
 *
 * @throws {Refusal} for who is admitted to some environments only
 */
export async function deleteProject(
  deps: ProjectDeps,
  caller: Caller,
  { id, confirmSlug }: ProjectToDelete,
): Promise<Outcome<ProjectAnswer>> {
  if (isLimitedToEnvironments(caller, id)) throw forbidden('projects:delete in the whole project')
  const project = await deps.projects.get(id)
  if (project === undefined) return notFound('project', ['input', 'id'])
  const { slug, name } = project
  const { requestId, ip } = caller
  if (confirmSlug !== slug) {
    return problems(
      userError('INVALID', 'This is not the slug of the project.', {
        field: ['input', 'confirmSlug'],
        hint: `Deleting cannot be undone: write ${slug} to confirm.`,
      }),
    )
  }
  const deployed = await deps.deployedIn(id, requestId)
  if (deployed === undefined) return problems(notKnown)
  if (deployed.length > 0) return problems(stillDeployed(deployed))
  const deletion = { id, slug, name, actor: actorOf(caller), requestId, ...(ip !== undefined && { ip }) }
  // Taken: somebody deletes it at this moment. The more hands the better, and who was first is in the audit log.
  const { taken } = await deps.deletions.insert(deletion)
  const first = taken === undefined ? deletion : await deps.deletions.get(id)
  if (first !== undefined) await finishDeletion(deps, first)
  return { deletedId: id }
}

const notKnown = userError('CONFLICT', 'It cannot be found out now whether something of the project is deployed.', {
  field: ['input', 'id'],
  hint: 'Try again in a moment.',
  retryable: true,
})

/** Nothing would be left that tells how to get rid of it. */
const stillDeployed = (environments: readonly string[]) =>
  userError('CONFLICT', `Something is deployed in ${environments.join(', ')}, or about to be.`, {
    field: ['input', 'id'],
    hint: 'Remove it first, with environmentDestroy.',
  })

/** Finishes the deletions that a crash has interrupted, or of which other services could not be told. */
export async function resumeDeletions(deps: ProjectDeps): Promise<void> {
  let after: Position | undefined
  do {
    const deletions = await deps.deletions.find({ limit: READ_AT_ONCE, ...(after && { after }) })
    for (const deletion of deletions) await finishDeletion(deps, deletion)
    const last = deletions.length === READ_AT_ONCE ? deletions.at(-1) : undefined
    after = last && { value: last.id, id: last.id }
  } while (after !== undefined)
}

/** Every step can be repeated. The project goes before what it has: from then on nobody finds that. */
async function finishDeletion(
  { projects, deletions, members, dependents, forget, audit }: ProjectDeps,
  deletion: DeletionRecord,
): Promise<void> {
  const { id, slug, name, actor, requestId, ip } = deletion
  // An entry of the installation, since the project's own entries go with it.
  await audit(
    { requestId, identity: { actor, grants: {} }, ...(ip !== undefined && { ip }) },
    { action: 'projectDelete', subjectId: id, before: { slug, name } },
    idWithin('aud', id, 'deleted'),
  )
  await projects.remove(id)
  for (const dependent of [members, ...dependents]) await dependent.removeProject(id)
  if (await forget(id, requestId)) await deletions.remove(id)
}
