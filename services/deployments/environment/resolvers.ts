import { idWithin } from '../../shared/ids.ts'
import type { Context } from '../context.ts'
import { isDone } from '../deployment/step.ts'
import type { Resolvers } from '../generated.ts'

export const environmentResolvers = {
  Query: {
    deployedEnvironments: (_query, { projectId }, { forgetting }) => forgetting.deployedIn(projectId),
  },
  Environment: {
    currentDeployment: ({ id }, _args, { load }) => load.currentDeployment.load(id),
    lock: ({ id }, _args, context) => lockOf(id, context),
    urls: async ({ id }, _args, { load }) => {
      const current = await load.currentDeployment.load(id)
      return (current?.urls ?? []).map(({ route, method, url }) => ({
        route: { id: idWithin('rte', current?.projectId ?? '', route) },
        method,
        url,
      }))
    },
  },
} satisfies Resolvers

/** Whoever waits for approval holds nothing up but what comes behind it: that is the queue, not the lock. */
async function lockOf(environmentId: string, { load }: Context) {
  const first = (await load.unfinished.load(environmentId)).find((record) => !isDone(record))
  if (first?.startedAt === undefined || first.state === 'NEEDS_APPROVAL') return null
  const environment = await load.environment.load(environmentId)
  return environment && { heldBy: first, since: first.startedAt, expiresAt: environment.heldUntil }
}
