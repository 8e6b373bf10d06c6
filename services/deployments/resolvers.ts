import { readFeed } from '../shared/feed/feed-field.ts'
import { kindOf } from '../shared/ids.ts'
import { mergeResolvers } from '../shared/server/merge-resolvers.ts'
import { accessResolvers } from './access/resolvers.ts'
import { deploymentResolvers } from './deployment/resolvers.ts'
import { environmentResolvers } from './environment/resolvers.ts'
import type { Resolvers } from './generated.ts'
import { planResolvers } from './plan/resolvers.ts'
import { requestResolvers } from './requests/resolvers.ts'
import { retainedResolvers } from './retained/resolvers.ts'
import { stacksResolvers } from './stacks/resolvers.ts'
import { tryResolvers } from './try/resolvers.ts'
import { webhookResolvers } from './webhooks/resolvers.ts'

const serviceResolvers = {
  Query: {
    deploymentsFeed: (_query, args, { feed }) => readFeed(feed, args),
  },
  Mutation: {
    deploymentsForget: async (_mutation, { projectId }, { forgetting, webhooks }) => {
      await webhooks.forget(projectId)
      await forgetting.forget(projectId)
      return true
    },
  },
  Node: { __resolveType: ({ id }) => (kindOf(id) === 'pln' ? 'DeploymentPlan' : 'Deployment') },
  Operation: { __resolveType: () => 'Deployment' },
} satisfies Resolvers

/** Every field of the schema that is more than a property. */
export const resolvers = mergeResolvers<Resolvers>([
  serviceResolvers,
  requestResolvers,
  deploymentResolvers,
  planResolvers,
  environmentResolvers,
  stacksResolvers,
  accessResolvers,
  retainedResolvers,
  tryResolvers,
  webhookResolvers,
])
