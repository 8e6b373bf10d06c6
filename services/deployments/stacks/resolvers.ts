import { consoleUrl } from '../../../targets/aws/console/console-url.ts'
import { idWithin, nameWithin, projectOf } from '../../shared/ids.ts'
import type { Resolvers } from '../generated.ts'
import { changeViews } from '../plan/views.ts'
import { adviceFor } from './advice.ts'
import { listResources } from './list-resources.ts'
import { asking } from './read-stacks.ts'
import { routeOf } from './views.ts'

export const stacksResolvers = {
  Query: {
    // It may be gone from one moment to the next, and whoever asks keeps the answer for a while.
    deployedStacks: async (_query, { environmentId }, { driver }) => [
      ...(await asking(() => driver.describe(environmentId))),
    ],
  },
  Environment: {
    stacks: ({ id }, _args, { load }) => load.stacks.load(id),
    drift: async ({ id }, { refresh }, { drifts }) => {
      const report = refresh === false ? await drifts.last(id) : await asking(() => drifts.look(id))
      if (report === undefined) return null
      const { checkedAt, changes } = report
      return { checkedAt, inSync: changes.length === 0, changes: changeViews(changes, projectOf(id) ?? '') }
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
    target: ({ region }) => (region === undefined ? 'LOCAL' : 'AWS'),
    consoleUrl: ({ name, region }) =>
      region === undefined ? null : consoleUrl({ region, type: 'AWS::CloudFormation::Stack', physicalId: name }),
    statusReason: ({ reason }) => reason,
    lastUpdatedAt: ({ updatedAt }) => new Date(updatedAt),
    recovery: adviceFor,
    resources: (stack, args) => listResources(stack, args),
  },
  Resource: { route: routeOf },
} satisfies Resolvers
