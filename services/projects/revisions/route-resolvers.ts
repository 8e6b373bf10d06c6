import { resolveOptions } from '../../../runtime/route/options.ts'
import { nameWithin, projectOf } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated.ts'
import type { ProjectRecord } from '../project/model.ts'
import { revisionsPage, routesPage } from './connections.ts'
import { findHead, type Head, revisionId } from './heads.ts'
import { routesOf, sourceOf } from './route-views.ts'
import { stepViews } from './step-resolvers.ts'
import type { RouteView } from './views.ts'

export const routeResolvers = {
  Project: {
    headRevision: async (project, _args, context) => (await headOf(project, context)).revision ?? null,
    revision: async ({ id }, { number }, { load }) => (await load.revision.load(revisionId(id, number))) ?? null,
    revisions: async (project, args, context) =>
      revisionsPage(project.id, await headOf(project, context), readerOf(context), args),
    routes: async (project, args, context) => routesPage(await headRoutes(project, context), args),
    route: async (project, { name }, context) =>
      (await headRoutes(project, context)).find(({ route }) => route.document.name === name) ?? null,
  },
  Route: {
    __resolveReference: async ({ id }, context) => (await findRoute(id, context)) ?? null,
    name: ({ route }) => route.document.name,
    description: ({ route }) => route.document.description ?? null,
    project: async ({ projectId }, _args, { load }) => existing(await load.project.load(projectId), projectId),
    revision: async ({ revisionId: id }, _args, { load }) => existing(await load.revision.load(id), id),
    from: ({ route }) => route.document.from,
    steps: ({ route }) => stepViews(route.document.steps),
    to: ({ route }) => route.document.to,
    respond: ({ route }) => route.document.respond ?? null,
    options: ({ route }) => resolveOptions(route.document),
    source: (view, _args, { load }) => sourceOf(view, load),
    document: ({ route }) => route.document,
  },
} satisfies Resolvers

/** A route of a project's newest revision, by its id. */
export async function findRoute(id: string, context: Context): Promise<RouteView | undefined> {
  const projectId = projectOf(id)
  const project = projectId === undefined ? undefined : await context.load.project.load(projectId)
  if (project === undefined) return undefined
  const name = nameWithin(id)
  return (await headRoutes(project, context)).find(({ route }) => route.document.name === name)
}

/** The routes of a project as its newest revision has them. */
async function headRoutes(project: ProjectRecord, context: Context): Promise<readonly RouteView[]> {
  const { revision } = await headOf(project, context)
  return revision === undefined ? [] : routesOf(revision, context.load)
}

/** The newest revision of a project, as far as this request has not read it yet. */
export const headOf = (project: ProjectRecord, context: Context): Promise<Head> =>
  findHead(project, readerOf(context), context.projects)

const readerOf =
  ({ load }: Context) =>
  (ids: readonly string[]) =>
    Promise.all(ids.map((id) => load.revision.load(id)))

function existing<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`${id} is gone, although something of it is read.`)
  return found
}
