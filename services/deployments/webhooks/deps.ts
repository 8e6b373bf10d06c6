import type { Dispatcher } from 'undici'
import type { Collection } from '../../shared/store/collection.ts'
import type { DeliveryRecord, WebhookRecord } from './model.ts'

/** What it takes to send something to a webhook, and to keep what became of it. */
export interface DeliveryDeps {
  readonly webhooks: Collection<WebhookRecord>
  readonly deliveries: Collection<DeliveryRecord>
  /** 32 bytes: seals the secrets of webhooks. */
  readonly key: Buffer
  readonly now: () => Date
  /** Sends requests, to where webhooks may go. */
  readonly outbound: Dispatcher
}
