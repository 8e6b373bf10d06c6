import { readFeed } from '../shared/feed/feed-field.ts'
import type { Resolvers } from './generated.ts'

export const resolvers: Resolvers = {
  Query: {
    deploymentsFeed: (_, args, { feed }) => readFeed(feed, args),
  },
  Mutation: {
    webhookCreate: (_, { input }, { caller, webhooks }) => webhooks.create(caller, input),
    webhookTest: (_, { id }, { caller, webhooks }) => webhooks.test(caller, id),
    webhookDelete: (_, { id }, { caller, webhooks }) => webhooks.remove(caller, id),
    webhooksForget: async (_, { projectId }, { webhooks }) => {
      await webhooks.forget(projectId)
      return true
    },
  },
  Project: {
    webhooks: ({ id }, _, { load }) => load.webhooksOf.load(id),
  },
  Webhook: {
    lastDeliveries: ({ id }, _, { load }) => load.deliveriesOf.load(id),
  },
}
