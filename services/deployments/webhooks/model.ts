import { Schema } from 'mongoose'
import type { UserError } from '../../shared/problems.ts'
import type { Query } from '../../shared/store/collection.ts'
import { defineModel } from '../../shared/store/store.ts'
import { MOST_WEBHOOKS } from './limits.ts'

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
  /** When there is something to send, or whoever was to send it is taken for dead. Absent: nothing waits. */
  readonly dueAt?: Date
  /** Requests that failed in a row, and until when none is sent for that. */
  readonly failures?: number
  readonly restsUntil?: Date
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
    dueAt: Date,
    failures: Number,
    restsUntil: Date,
  },
  { versionKey: false },
)
webhooks.index({ dueAt: 1, _id: 1 })
webhooks.index({ projectId: 1, slot: 1 }, { unique: true })

export const webhookModel = defineModel<WebhookRecord>('webhooks', webhooks)

/** All webhooks of a project. */
export const webhooksIn = (projectId: string): Query<WebhookRecord> => ({
  where: { projectId },
  order: { by: 'slot', direction: 'asc' },
  limit: MOST_WEBHOOKS,
})

/** One event for one webhook, and what became of it so far. */
export interface DeliveryRecord {
  /** `whd_<project>_…` */
  readonly id: string
  readonly webhookId: string
  readonly event: string
  readonly at: Date
  /** Absent: nothing more is sent. */
  readonly nextAttemptAt?: Date
  /** When it became certain that nothing more is sent. */
  readonly finishedAt?: Date
  readonly attempts: readonly AttemptRecord[]
  /** The latest, without the secret; the signature tells nothing of it. Without headers where none was sent. */
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** Of the latest request. */
  readonly durationMs?: number
  readonly statusCode?: number
  /** The beginning of the answer's body. */
  readonly response?: string
  /** Why there is no answer, or not all of it. */
  readonly error?: string
}

/** One request. JSON. */
export interface AttemptRecord {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly durationMs: number
  readonly statusCode?: number
  readonly error?: string
}

const deliveries = new Schema(
  {
    _id: { type: String, required: true },
    webhookId: { type: String, required: true },
    event: { type: String, required: true },
    at: { type: Date, required: true },
    nextAttemptAt: Date,
    finishedAt: Date,
    attempts: { type: Schema.Types.Mixed, required: true },
    durationMs: Number,
    request: { type: Schema.Types.Mixed, required: true },
    statusCode: Number,
    response: String,
    error: String,
  },
  { versionKey: false },
)
deliveries.index({ webhookId: 1, at: 1, _id: 1 })
deliveries.index({ webhookId: 1, nextAttemptAt: 1, _id: 1 })
deliveries.index({ webhookId: 1, finishedAt: 1, _id: 1 })

export const deliveryModel = defineModel<DeliveryRecord>('webhookDeliveries', deliveries)

/** How far deliveries have been made of the events of a service, by its name. */
export interface FollowedRecord {
  readonly id: string
  /** Of the last event. */
  readonly place: number
}

const followed = new Schema(
  { _id: { type: String, required: true }, place: { type: Number, required: true } },
  { versionKey: false },
)

export const followedModel = defineModel<FollowedRecord>('webhookFeeds', followed)

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
