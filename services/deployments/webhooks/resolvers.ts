import type { Resolvers } from '../generated.ts'

export const webhookResolvers = {
  Mutation: {
    webhookCreate: (_, { input }, { caller, webhooks }) => webhooks.create(caller, input),
    webhookTest: (_, { id }, { caller, webhooks }) => webhooks.test(caller, id),
    webhookDelete: (_, { id }, { caller, webhooks }) => webhooks.remove(caller, id),
  },
  Project: {
    webhooks: ({ id }, _, { load }) => load.webhooksOf.load(id),
  },
  Webhook: {
    lastDeliveries: ({ id }, _, { load }) => load.deliveriesOf.load(id),
  },
} satisfies Resolvers
