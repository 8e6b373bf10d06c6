import { idWithin } from '../../shared/ids.ts'
import { nothingHere } from '../../shared/refusal.ts'
import type { Resolvers } from '../generated.ts'
import { findRoute } from '../revisions/head-routes.ts'
import { missingConfig, variablesInUse } from './config-use.ts'

export const environmentsResolvers = {
  Mutation: {
    environmentCreate: (_parent, { input }, { caller, environments }) => environments.create(caller, input),
    environmentConfigSet: (_parent, { input }, { caller, environments }) => environments.setConfig(caller, input),
    environmentAwsSet: (_parent, { input }, { caller, environments }) => environments.setRoles(caller, input),
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
    target: ({ target, region }) => ({ ...target, region }),
    externalId: ({ target }) => target.externalId,
    promotesFrom: ({ promotesFrom }, _args, { load }) =>
      promotesFrom === undefined ? null : load.environment.load(promotesFrom),
    variables: ({ variables }) => byName(variables).map(([name, variable]) => ({ name, ...variable })),
    secrets: ({ projectId, secrets }) =>
      byName(secrets).map(([name, { digest, updatedAt, updatedBy }]) => ({
        projectId,
        name,
        digest,
        updatedAt,
        updatedBy,
      })),
    missingConfig: async (environment, _args, context) =>
      missingConfig(environment, await variablesInUse(environment.projectId, context)),
  },
  SecretInfo: {
    usedBy: async ({ projectId, name }, _args, context) => {
      const users = (await variablesInUse(projectId, context)).filter(({ reads }) => reads.includes(name))
      const routes = await Promise.all(users.map(({ route }) => findRoute(idWithin('rte', projectId, route), context)))
      return routes.filter((route) => route !== undefined)
    },
  },
  EnvironmentPayload: {
    // A mutation before this one, in the same request, may have read it as it was then.
    environment: ({ environmentId }, _args, { load }) =>
      environmentId === undefined ? null : load.environment.clear(environmentId).load(environmentId),
  },
} satisfies Resolvers

const byName = <T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1))
