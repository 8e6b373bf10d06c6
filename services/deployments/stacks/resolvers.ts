import { idWithin, nameWithin, projectOf } from '../../shared/ids.ts'
import type { Resolvers } from '../generated.ts'
import { changeViews } from '../plan/views.ts'
import { adviceFor } from './advice.ts'
import { listResources } from './list-resources.ts'
import { asking } from './read-stacks.ts'
import { routeOf } from './views.ts'

export const stacksResolvers = {
  Environment: {
    stacks: ({ id }, _args, { load }) => load.stacks.load(id),
    drift: async ({ id }, _args, { driver, now }) => {
      const changes = changeViews(await asking(() => driver.drift(id)), projectOf(id) ?? '')
      return { checkedAt: now(), inSync: changes.length === 0, changes }
    },
  },
  Route: {
    resources: async ({ id }, { environmentId }, { load }) =>
      (await load.stacks.load(environmentId)).flatMap(({ parts }) => parts.filter((part) => routeOf(part)?.id === id)),
    deployedRevision: async ({ id }, { environmentId }, { load }) => {
      const current = await load.currentDeployment.load(environmentId)
      if (current?.revision === undefined || !current.routes.includes(nameWithin(id))) return null
      return projectOf(id) === current.projectId ? { id: idWithin('rev', current.projectId, current.revision) } : null
    },
  },
  Stack: {
    target: () => 'LOCAL',
    statusReason: ({ reason }) => reason,
    lastUpdatedAt: ({ updatedAt }) => new Date(updatedAt),
    recovery: adviceFor,
    resources: (stack, args) => listResources(stack, args),
  },
  Resource: { route: routeOf },
} satisfies Resolvers
