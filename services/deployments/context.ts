import type DataLoader from 'dataloader'
import type { Feed } from '../shared/feed/event.ts'
import type { RequestContext } from '../shared/server/subgraph.ts'
import type { DeliveryRecord, WebhookRecord } from './webhooks/model.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

/** What a resolver has at hand: who asks, what the service can do, and what was read already for this request. */
export interface Context extends RequestContext {
  readonly webhooks: Webhooks
  readonly feed: Feed
  readonly load: Loaders
}

/** What one request reads, each thing once and in one call with others of its kind. */
export interface Loaders {
  /** By project id. */
  readonly webhooksOf: DataLoader<string, readonly WebhookRecord[]>
  /** By webhook id. */
  readonly deliveriesOf: DataLoader<string, readonly DeliveryRecord[]>
}
