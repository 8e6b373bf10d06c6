import { type Caller, grantIn, permissionsIn } from '../../shared/caller.ts'
import { hasProblems } from '../../shared/problems.ts'
import { nothingHere, Refusal } from '../../shared/refusal.ts'
import type { Resolvers } from '../generated.ts'

export const projectResolvers = {
  Query: {
    project: (_parent, { id, slug }, { projects, load }) => {
      if ((id == null) === (slug == null)) {
        throw new Refusal('BAD_USER_INPUT', 'A project is asked for by "id" or by "slug": exactly one of them.')
      }
      return id == null ? projects.withSlug(slug ?? '') : load.project.load(id)
    },
    projects: (_parent, args, { caller, projects }) => projects.list(caller, args),
  },
  Mutation: {
    projectCreate: async (_parent, { input }, context) => {
      const outcome = await context.projects.create(context.caller, input)
      // The gateway found out what the caller may do before there was this project.
      if (!hasProblems(outcome) && !outcome.replayed) context.caller = asOwner(context.caller, outcome.projectId)
      return outcome
    },
    projectUpdate: (_parent, { input }, { caller, projects }) => projects.update(caller, input),
    projectDelete: (_parent, { input }, { caller, projects }) => projects.delete(caller, input),
  },
  Project: {
    __resolveReference: ({ id }, { load }) => load.project.load(id),
    viewerRole: ({ id }, _args, { caller }) => {
      const grant = grantIn(caller, id)
      if (grant === undefined) throw nothingHere()
      return grant.role
    },
    viewerPermissions: ({ id }, _args, { caller }) => [...permissionsIn(caller, id)],
  },
  ProjectConnection: { totalCount: (list) => list.total() },
  ProjectPayload: {
    // A mutation before this one, in the same request, may have read it as it was then.
    project: ({ projectId }, _args, { load }) =>
      projectId === undefined ? null : load.project.clear(projectId).load(projectId),
  },
} satisfies Resolvers

/** The caller, with what whoever makes a project may do in it. */
const asOwner = (caller: Caller, projectId = ''): Caller =>
  caller.identity === undefined || grantIn(caller, projectId) !== undefined
    ? caller
    : {
        ...caller,
        identity: { ...caller.identity, grants: { ...caller.identity.grants, [projectId]: { role: 'OWNER' } } },
      }
