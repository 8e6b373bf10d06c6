import { resolveOptions } from '../../../runtime/route/options.ts'
import type { Resolvers } from '../generated.ts'
import { revisionsPage, routesPage } from './connections.ts'
import { findRoute, headOf, headRoutes, readerOf } from './head-routes.ts'
import { revisionId } from './heads.ts'
import { sourceOf } from './route-views.ts'
import { stepViews } from './step-resolvers.ts'

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

function existing<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`${id} is gone, although something of it is read.`)
  return found
}
