import type { Context } from '../context.ts'
import type { Resolvers } from '../generated.ts'
import { changesBetween } from './changes.ts'
import { revisionId } from './heads.ts'
import { inspectionOf } from './loaders.ts'
import type { RevisionRecord } from './model.ts'
import { routesOf } from './route-views.ts'
import type { SaveAnswer } from './views.ts'

export const savingResolvers = {
  Mutation: {
    projectPush: (_, { input }, context) => saving(context, context.revisions.push(context.caller, input)),
    routeSave: (_, { input }, context) => saving(context, context.revisions.saveRoute(context.caller, input)),
    routeDelete: (_, { input }, context) => saving(context, context.revisions.deleteRoute(context.caller, input)),
  },
  RouteSavePayload: {
    revision: async (answer, _args, context) => (await revisionOf(answer, context)) ?? null,
    routes: async (answer, _args, context) => {
      const revision = await revisionOf(answer, context)
      if (revision === undefined) return null
      const routes = await routesOf(revision, context.load)
      return answer.routeIds === undefined ? routes : routes.filter(({ id }) => answer.routeIds?.includes(id))
    },
    diagnostics: async (answer, _args, context) => {
      const revision = await revisionOf(answer, context)
      return revision === undefined
        ? (answer.diagnostics ?? [])
        : (await inspectionOf(revision, context.load)).diagnostics
    },
    changes: async (answer, _args, context) => {
      const revision = await revisionOf(answer, context)
      if (revision === undefined) return answer.changes ?? []
      const { base = revision.number } = answer
      const id = revisionId(revision.projectId, base)
      return changesBetween(base === 0 ? undefined : await context.load.revision.load(id), revision, context.load)
    },
  },
} satisfies Resolvers

/** What this request has read before may not be so any more. */
async function saving(context: Context, work: Promise<SaveAnswer>): Promise<SaveAnswer> {
  const answer = await work
  context.load.revision.clearAll()
  context.load.project.clearAll()
  return answer
}

const revisionOf = async (answer: SaveAnswer, { load }: Context): Promise<RevisionRecord | undefined> =>
  answer.revisionId === undefined ? undefined : load.revision.load(answer.revisionId)
