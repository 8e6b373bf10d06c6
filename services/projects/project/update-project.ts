import type { Caller } from '../../shared/caller.ts'
import { notFound, type Outcome, problems } from '../../shared/problems.ts'
import { checkDescription, checkName } from './check-project.ts'
import type { ProjectDeps } from './deps.ts'
import type { ProjectAnswer, ProjectRecord } from './model.ts'

/** `ProjectUpdateInput` of the schema: what is left out stays. */
export interface ProjectUpdate {
  readonly id: string
  readonly name?: string | null | undefined
  /** Null or empty removes it. */
  readonly description?: string | null | undefined
}

export async function updateProject(
  { projects, audit, now }: ProjectDeps,
  caller: Caller,
  { id, name, description }: ProjectUpdate,
): Promise<Outcome<ProjectAnswer>> {
  const found = [...(name === undefined ? [] : checkName(name)), ...checkDescription(description ?? '')]
  if (found.length > 0) return problems(...found)
  const before = await projects.get(id)
  const after = await projects.update(id, {
    set: {
      ...(name != null && { name }),
      ...(description !== undefined && { description: description || undefined }),
      updatedAt: now(),
    },
  })
  if (before === undefined || after === undefined) return notFound('project', ['input', 'id'])
  await audit(caller, {
    action: 'projectUpdate',
    projectId: id,
    subjectId: id,
    before: described(before),
    after: described(after),
  })
  return { projectId: id }
}

const described = ({ name, description }: ProjectRecord) => ({
  name,
  ...(description !== undefined && { description }),
})
