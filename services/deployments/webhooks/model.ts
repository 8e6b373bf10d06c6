import { Schema } from 'mongoose'
import type { UserError } from '../../shared/problems.ts'
import { defineModel } from '../../shared/store/store.ts'

export interface WebhookRecord {
  /** `whk_<project>_…` */
  readonly id: string
  readonly projectId: string
  /** 0 to 19, unique in the project: two that are made at once cannot both be the twentieth. */
  readonly slot: number
  readonly url: string
  readonly events: readonly string[]
  readonly createdAt: Date
  readonly sealedSecret: string
}

const webhooks = new Schema(
  {
    _id: { type: String, required: true },
    projectId: { type: String, required: true },
    slot: { type: Number, required: true },
    url: { type: String, required: true },
    events: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    sealedSecret: { type: String, required: true },
  },
  { versionKey: false },
)
webhooks.index({ projectId: 1, slot: 1 }, { unique: true })

export const webhookModel = defineModel<WebhookRecord>('webhooks', webhooks)

/** One request to a webhook, and what became of it. */
export interface DeliveryRecord {
  /** `whd_<project>_…` */
  readonly id: string
  readonly webhookId: string
  readonly event: string
  readonly at: Date
  readonly durationMs: number
  /** Without the secret; the signature tells nothing of it. */
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
  readonly statusCode?: number
  /** The beginning of the answer's body. */
  readonly response?: string
  /** Why there is no answer, or not all of it. */
  readonly error?: string
}

const deliveries = new Schema(
  {
    _id: { type: String, required: true },
    webhookId: { type: String, required: true },
    event: { type: String, required: true },
    at: { type: Date, required: true },
    durationMs: { type: Number, required: true },
    request: { type: Schema.Types.Mixed, required: true },
    statusCode: Number,
    response: String,
    error: String,
  },
  { versionKey: false },
)
deliveries.index({ webhookId: 1, at: 1, _id: 1 })

export const deliveryModel = defineModel<DeliveryRecord>('webhookDeliveries', deliveries)

/** What the mutations of webhooks answer. */
export interface WebhookAnswer {
  readonly webhook?: WebhookRecord
  readonly secret?: string
  readonly delivery?: DeliveryRecord
  readonly deletedId?: string
  readonly userErrors?: readonly UserError[]
  readonly replayed?: boolean
  readonly clientMutationId?: string | null
}
