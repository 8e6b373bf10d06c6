import type { Caller } from '../../shared/caller.ts'
import type { Outcome } from '../../shared/problems.ts'
import { createProject, type NewProject } from './create-project.ts'
import { deleteProject, type ProjectToDelete, resumeDeletions } from './delete-project.ts'
import type { ProjectDeps } from './deps.ts'
import { listProjects, type ProjectList, type ProjectListArgs } from './list-projects.ts'
import type { ProjectAnswer, ProjectRecord } from './model.ts'
import { type ProjectUpdate, updateProject } from './update-project.ts'

/** Projects. */
export interface Projects {
  create(caller: Caller, input: NewProject): Promise<Outcome<ProjectAnswer>>
  update(caller: Caller, input: ProjectUpdate): Promise<Outcome<ProjectAnswer>>
  delete(caller: Caller, input: ProjectToDelete): Promise<Outcome<ProjectAnswer>>
  /** Of whomever it is: who may see it is for the schema to say. */
  withSlug(slug: string): Promise<ProjectRecord | undefined>
  /** What the caller sees. */
  list(caller: Caller, args: ProjectListArgs): Promise<ProjectList>
  /** Moves the head from one revision to the next; false when it was moved by another. */
  advanceHead(projectId: string, from: number, to: number): Promise<boolean>
  /** Finishes what a crash left half deleted. */
  resumeDeletions(): Promise<void>
}

export const createProjects = (deps: ProjectDeps): Projects => ({
  create: (caller, input) => createProject(deps, caller, input),
  update: (caller, input) => updateProject(deps, caller, input),
  delete: (caller, input) => deleteProject(deps, caller, input),
  withSlug: async (slug) => (await deps.projects.find({ where: { slug }, limit: 1 }))[0],
  list: (caller, args) => listProjects(deps.projects, caller, args),
  advanceHead: (projectId, from, to) => advanceHead(deps, projectId, from, to),
  resumeDeletions: () => resumeDeletions(deps),
})

/** Apart from the rest, since revisions need it and projects need revisions. */
export async function advanceHead(
  { projects, now }: Pick<ProjectDeps, 'projects' | 'now'>,
  projectId: string,
  from: number,
  to: number,
): Promise<boolean> {
  return (await projects.update(projectId, { set: { head: to, updatedAt: now() } }, { head: from })) !== undefined
}
