import { Schema } from 'mongoose'
import type { Failure, PartCounts, Span } from '../../../runtime/engine/execution.ts'
import { defineModel } from '../../shared/store/store.ts'

/** What became of a message, as far as it is known: `Outcome` of the schema. */
export const outcomes = ['SUCCEEDED', 'PARTIAL', 'DROPPED', 'FAILED', 'RETRYING'] as const
export type ExecutionOutcome = (typeof outcomes)[number]

/**
 * What became of one message that a route took off its queue: one document for all its attempts, with the latest attempt in
 * full. A message that is sent again, by a redrive or a replay, is another one.
 */
export interface ExecutionRecord {
  /** `exe_<environment>-…`, the same for each attempt. */
  readonly id: string
  readonly environmentId: string
  /** Its name. */
  readonly route: string
  readonly messageId: string
  readonly correlationId: string
  /** The message that was split. */
  readonly parentId?: string
  /** Of a file source. */
  readonly objectKey?: string
  /** Of the latest attempt: what it sent has this one as `parentSpan`. Differs within a correlation only. */
  readonly span: string
  /** Of the execution that sent the message. */
  readonly parentSpan: string
  readonly isReplay: boolean
  readonly outcome: ExecutionOutcome
  /** Groups errors of one kind. */
  readonly fingerprint?: string
  /** The latest attempt, from 1. */
  readonly attempt: number
  /** When the message was put into the queue. */
  readonly sentAt?: Date
  /** When the first attempt began. It never changes, so that lists are in its order. */
  readonly receivedAt: Date
  readonly startedAt: Date
  readonly durationMs: number
  readonly deploymentId: string
  /** Its number. */
  readonly revision: number
  /** What the route reads: `queue:Orders`. */
  readonly source?: string
  readonly detail: ExecutionDetail
  /** Grows with each change. */
  readonly version: number
}

/** What nobody looks for, but who looks at the execution. JSON. */
export interface ExecutionDetail {
  readonly hops: number
  readonly coldStart: boolean
  readonly memoryMb: number
  readonly dropReason?: string
  readonly error?: Failure
  readonly spans: readonly Span[]
  readonly sent: Readonly<Record<string, number>>
  readonly parts?: PartCounts
  readonly bytesIn: number
  readonly bytesOut: number
  readonly input?: CapturedInput
  /** Attempts before the latest, oldest first. */
  readonly earlier: readonly EarlierAttempt[]
}

/** The body as the route received it, or its beginning. */
export interface CapturedInput {
  readonly body: string
  readonly isCut: boolean
}

export interface EarlierAttempt {
  readonly attempt: number
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly durationMs: number
  readonly coldStart: boolean
  readonly error?: Pick<Failure, 'code' | 'message'>
}

const required = { required: true } as const

const schema = new Schema(
  {
    _id: { type: String, ...required },
    environmentId: { type: String, ...required },
    route: { type: String, ...required },
    messageId: { type: String, ...required },
    correlationId: { type: String, ...required },
    parentId: String,
    objectKey: String,
    span: { type: String, ...required },
    parentSpan: { type: String, ...required },
    isReplay: { type: Boolean, ...required },
    outcome: { type: String, enum: outcomes, ...required },
    fingerprint: String,
    attempt: { type: Number, ...required },
    sentAt: Date,
    receivedAt: { type: Date, ...required },
    startedAt: { type: Date, ...required },
    durationMs: { type: Number, ...required },
    deploymentId: { type: String, ...required },
    revision: { type: Number, ...required },
    source: String,
    detail: { type: Schema.Types.Mixed, ...required },
    version: { type: Number, ...required },
  },
  { versionKey: false, minimize: false },
)
// Where the outcome does not matter, all of them are asked for, so that one index serves both.
schema.index({ environmentId: 1, outcome: 1, receivedAt: 1, _id: 1 })
schema.index({ environmentId: 1, route: 1, outcome: 1, receivedAt: 1, _id: 1 })
schema.index({ environmentId: 1, correlationId: 1, outcome: 1, receivedAt: 1, _id: 1 })
schema.index({ environmentId: 1, messageId: 1, receivedAt: 1, _id: 1 })
schema.index(
  { environmentId: 1, fingerprint: 1, receivedAt: 1, _id: 1 },
  { partialFilterExpression: { fingerprint: { $exists: true } } },
)
schema.index(
  { environmentId: 1, objectKey: 1, receivedAt: 1, _id: 1 },
  { partialFilterExpression: { objectKey: { $exists: true } } },
)
schema.index({ receivedAt: 1, _id: 1 })

export const executionModel = defineModel<ExecutionRecord>('executions', schema)
