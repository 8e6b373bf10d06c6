import { nameWithin, projectOf } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import type { ProjectRecord } from '../project/model.ts'
import { findHead, type Head, type ReadRevisions } from './heads.ts'
import { routesOf } from './route-views.ts'
import type { RouteView } from './views.ts'

/** A route of a project's newest revision, by its id. */
export async function findRoute(id: string, context: Context): Promise<RouteView | undefined> {
  const projectId = projectOf(id)
  const project = projectId === undefined ? undefined : await context.load.project.load(projectId)
  if (project === undefined) return undefined
  const name = nameWithin(id)
  return (await headRoutes(project, context)).find(({ route }) => route.document.name === name)
}

/** The routes of a project as its newest revision has them. */
export async function headRoutes(project: ProjectRecord, context: Context): Promise<readonly RouteView[]> {
  const { revision } = await headOf(project, context)
  return revision === undefined ? [] : routesOf(revision, context.load)
}

/** The newest revision of a project, as far as this request has not read it yet. */
export const headOf = (project: ProjectRecord, context: Context): Promise<Head> =>
  findHead(project, readerOf(context), context.projects)

/** Reads revisions as a request does: each once. */
export const readerOf =
  ({ load }: Context): ReadRevisions =>
  (ids) =>
    Promise.all(ids.map((id) => load.revision.load(id)))
