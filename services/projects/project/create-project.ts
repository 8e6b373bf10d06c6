import type { Caller } from '../../shared/caller.ts'
import { idWithin, newId } from '../../shared/ids.ts'
import { type Outcome, problems, userError } from '../../shared/problems.ts'
import { madeWith } from '../made-with.ts'
import { checkDescription, checkName, checkSlug } from './check-project.ts'
import type { ProjectDeps } from './deps.ts'
import type { ProjectAnswer, ProjectRecord } from './model.ts'

/** `ProjectCreateInput` of the schema. */
export interface NewProject {
  readonly slug: string
  readonly name?: string | null | undefined
  readonly description?: string | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

/**
 * Makes a project and its creator's membership, the latter first: a crash in between leaves a membership of nothing, not a
 * project that nobody can reach and whose slug is gone for good.
 */
export function createProject(deps: ProjectDeps, caller: Caller, input: NewProject): Promise<Outcome<ProjectAnswer>> {
  const request = { caller, action: 'projectCreate', key: input.idempotencyKey, input }
  return deps.idempotent(request, async () => {
    const found = [
      ...checkSlug(input.slug),
      ...(input.name == null ? [] : checkName(input.name)),
      ...checkDescription(input.description ?? ''),
    ]
    if (found.length > 0) return problems(...found)
    const accountId = caller.identity?.accountId
    const full = accountId === undefined ? undefined : await deps.members.whyNoMoreProjects(accountId)
    if (full !== undefined) return full
    const project = await insertProject(deps, caller, input)
    if (project === undefined) return problems(slugTaken(input.slug))
    const { id, slug, name, description } = project
    await deps.audit(
      caller,
      {
        action: 'projectCreate',
        projectId: id,
        subjectId: id,
        after: { slug, name, ...(description !== undefined && { description }) },
        ...(input.idempotencyKey != null && { idempotencyKey: input.idempotencyKey }),
      },
      idWithin('aud', id, 'created'),
    )
    return { projectId: id }
  })
}

/** Undefined where the slug is taken, unless the very same request took it before it died. */
async function insertProject(
  { projects, members, now }: ProjectDeps,
  caller: Caller,
  { slug, name, description, idempotencyKey }: NewProject,
): Promise<ProjectRecord | undefined> {
  const id = newId('prj')
  const accountId = caller.identity?.accountId
  const request = madeWith(caller, idempotencyKey)
  const at = now()
  const project: ProjectRecord = {
    id,
    slug,
    name: name ?? slug,
    ...(description != null && description !== '' && { description }),
    createdAt: at,
    updatedAt: at,
    head: 0,
    ...(request !== undefined && { madeWith: request }),
  }
  if (accountId !== undefined) await members.addOwner(id, accountId)
  const { taken } = await projects.insert(project)
  if (taken === undefined) return project
  await members.removeProject(id)
  const [other] = await projects.find({ where: { slug }, limit: 1 })
  return request !== undefined && other?.madeWith === request ? other : undefined
}

const slugTaken = (slug: string) =>
  userError('NAME_TAKEN', `There is a project with the slug ${slug} already.`, {
    field: ['input', 'slug'],
    hint: `Choose another one, for example ${slug.slice(0, 38)}-2. Slugs are unique in the installation, since names of queues and buckets are made of them.`,
  })
