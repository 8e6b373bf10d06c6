import type { Resolvers } from '../generated.ts'
import { isTaken } from './deliver.ts'
import type { DeliveryRecord } from './model.ts'
import { refuseLimited } from './webhooks.ts'

function stateOf(delivery: DeliveryRecord): 'PENDING' | 'DELIVERED' | 'FAILED' {
  if (delivery.finishedAt === undefined) return 'PENDING'
  return isTaken(delivery) ? 'DELIVERED' : 'FAILED'
}

export const webhookResolvers = {
  Mutation: {
    webhookCreate: (_, { input }, { caller, webhooks }) => webhooks.create(caller, input),
    webhookTest: (_, { id }, { caller, webhooks }) => webhooks.test(caller, id),
    webhookDelete: (_, { id }, { caller, webhooks }) => webhooks.remove(caller, id),
  },
  Project: {
    webhooks: ({ id }, _, { caller, load }) => {
      refuseLimited(caller, id)
      return load.webhooksOf.load(id)
    },
  },
  Webhook: {
    lastDeliveries: ({ id }, _, { load }) => load.deliveriesOf.load(id),
  },
  WebhookDelivery: {
    state: stateOf,
    attempt: ({ attempts }) => attempts.length,
    attempts: ({ attempts }) => attempts.map(({ at, ...attempt }) => ({ ...attempt, at: new Date(at) })),
  },
} satisfies Resolvers
