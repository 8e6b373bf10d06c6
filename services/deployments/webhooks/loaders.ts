import DataLoader from 'dataloader'
import type { Collection } from '../../shared/store/collection.ts'
import { MOST_DELIVERIES } from './limits.ts'
import { type DeliveryRecord, type WebhookRecord, webhooksIn } from './model.ts'

/** What one request reads of webhooks. */
export interface WebhookLoaders {
  /** By project id. */
  readonly webhooksOf: DataLoader<string, readonly WebhookRecord[]>
  /** By webhook id. */
  readonly deliveriesOf: DataLoader<string, readonly DeliveryRecord[]>
}

/** Nothing is kept: a later mutation of the request may change what it reads. */
export function webhookLoaders(
  webhooks: Collection<WebhookRecord>,
  deliveries: Collection<DeliveryRecord>,
): WebhookLoaders {
  const webhooksOf = async (projectIds: readonly string[]) => {
    const found = await webhooks.findEach(projectIds.map(webhooksIn))
    return found.map((list) => list.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime()))
  }
  const deliveriesOf = (webhookIds: readonly string[]) =>
    deliveries.findEach(
      webhookIds.map((webhookId) => ({
        where: { webhookId },
        order: { by: 'at', direction: 'desc' },
        limit: MOST_DELIVERIES,
      })),
    )
  return {
    webhooksOf: new DataLoader(webhooksOf, { cache: false }),
    deliveriesOf: new DataLoader(deliveriesOf, { cache: false }),
  }
}
