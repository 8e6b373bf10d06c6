import DataLoader from 'dataloader'
import type { Collection } from '../../shared/store/collection.ts'
import type { Loaders } from '../context.ts'
import type { DeliveryRecord, WebhookRecord } from './model.ts'
import { MAX_DELIVERIES, MAX_WEBHOOKS } from './webhooks.ts'

/** Reads for the fields of one request. Nothing is kept: a later mutation of the request may change what it reads. */
export function createLoaders(webhooks: Collection<WebhookRecord>, deliveries: Collection<DeliveryRecord>): Loaders {
  const webhooksOf = async (projectIds: readonly string[]) => {
    const found = await webhooks.findEach(
      projectIds.map((projectId) => ({
        where: { projectId },
        order: { by: 'slot', direction: 'asc' },
        limit: MAX_WEBHOOKS,
      })),
    )
    return found.map((list) => list.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime()))
  }
  const deliveriesOf = (webhookIds: readonly string[]) =>
    deliveries.findEach(
      webhookIds.map((webhookId) => ({
        where: { webhookId },
        order: { by: 'at', direction: 'desc' },
        limit: MAX_DELIVERIES,
      })),
    )
  return {
    webhooksOf: new DataLoader(webhooksOf, { cache: false }),
    deliveriesOf: new DataLoader(deliveriesOf, { cache: false }),
  }
}
