import type { Caller } from '../../shared/caller.ts'
import { idWithin } from '../../shared/ids.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import type { DeletionRecord, ProjectAnswer } from './model.ts'
import type { ProjectDeps } from './projects.ts'

/** `ProjectDeleteInput` of the schema. */
export interface ProjectToDelete {
  readonly id: string
  readonly confirmSlug: string
}

/**
 * Removes a project with all that it has; its slug is free again. From the moment its deletion is written down it will be
 * gone, whatever happens to the process: `resumeDeletions`.
 */
export async function deleteProject(
  deps: ProjectDeps,
  { identity, requestId, ip }: Caller,
  { id, confirmSlug }: ProjectToDelete,
): Promise<Outcome<ProjectAnswer>> {
  const project = await deps.projects.get(id)
  if (project === undefined || identity === undefined) return notFound('project', ['input', 'id'])
  const { slug, name } = project
  if (confirmSlug !== slug) {
    return problems(
      userError('INVALID', 'This is not the slug of the project.', {
        field: ['input', 'confirmSlug'],
        hint: `Deleting cannot be undone: write ${slug} to confirm.`,
      }),
    )
  }
  const deletion = { id, slug, name, actor: identity.actor, requestId, ...(ip !== undefined && { ip }) }
  // Taken: somebody deletes it at this moment. The more hands the better, and who was first is in the audit log.
  const { taken } = await deps.deletions.insert(deletion)
  const first = taken === undefined ? deletion : await deps.deletions.get(id)
  if (first !== undefined) await finishDeletion(deps, first)
  return { deletedId: id }
}

/** Finishes the deletions that a crash has interrupted. */
export async function resumeDeletions(deps: ProjectDeps): Promise<void> {
  const CHUNK = 100
  for (;;) {
    const deletions = await deps.deletions.find({ limit: CHUNK })
    for (const deletion of deletions) await finishDeletion(deps, deletion)
    if (deletions.length < CHUNK) return
  }
}

/** Every step can be repeated. The project goes before its parts: from then on nobody finds them. */
async function finishDeletion({ projects, deletions, members, parts, audit }: ProjectDeps, deletion: DeletionRecord) {
  const { id, slug, name, actor, requestId, ip } = deletion
  // An entry of the installation, since the project's own entries go with it.
  await audit(
    { requestId, identity: { actor, grants: {} }, ...(ip !== undefined && { ip }) },
    { action: 'projectDelete', subjectId: id, before: { slug, name } },
    idWithin('aud', id, 'deleted'),
  )
  await projects.remove(id)
  for (const part of [members, ...parts]) await part.removeProject(id)
  await deletions.remove(id)
}
