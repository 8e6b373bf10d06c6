import { nothingHere } from '../../shared/refusal.ts'
import type { Resolvers } from '../generated.ts'

export const environmentsResolvers = {
  Mutation: {
    environmentCreate: (_parent, { input }, { caller, environments }) => environments.create(caller, input),
    environmentConfigSet: (_parent, { input }, { caller, environments }) => environments.setConfig(caller, input),
  },
  Project: {
    environments: ({ id }, _args, { load }) => load.environmentsOf.load(id),
    environment: async ({ id }, { name }, { load }) =>
      (await load.environmentsOf.load(id)).find((environment) => environment.name === name),
  },
  Environment: {
    __resolveReference: ({ id }, { load }) => load.environment.load(id),
    project: async ({ projectId }, _args, { load }) => {
      const project = await load.project.load(projectId)
      if (project === undefined) throw nothingHere()
      return project
    },
    promotesFrom: ({ promotesFrom }, _args, { load }) =>
      promotesFrom === undefined ? null : load.environment.load(promotesFrom),
    variables: ({ variables }) => byName(variables).map(([name, variable]) => ({ name, ...variable })),
    secrets: ({ secrets }) =>
      byName(secrets).map(([name, { digest, updatedAt, updatedBy }]) => ({ name, digest, updatedAt, updatedBy })),
  },
  EnvironmentPayload: {
    // A mutation before this one, in the same request, may have read it as it was then.
    environment: ({ environmentId }, _args, { load }) =>
      environmentId === undefined ? null : load.environment.clear(environmentId).load(environmentId),
  },
} satisfies Resolvers

const byName = <T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1))
