import { Schema } from 'mongoose'
import type { LetterQuery } from '../../../targets/data-plane.ts'
import { defineModel } from '../../shared/store/store.ts'

export const redriveStates = ['RUNNING', 'FINISHED', 'CANCELLED', 'FAILED'] as const
export type RedriveState = (typeof redriveStates)[number]

/** Dead letters that are being sent again, one after another. */
export interface RedriveRecord {
  /** `rdr_<environment>-…` */
  readonly id: string
  readonly environmentId: string
  readonly state: RedriveState
  /** Why it could not go on. */
  readonly problem?: string
  /** How many letters there were when it began, within its limit. */
  readonly total: number
  /** Whether all its letters are taken up. */
  readonly isListed: boolean
  /** Behind the last letter taken up; for letters by query. */
  readonly cursor?: string
  readonly maxPerSecond: number
  readonly createdBy: string
  readonly createdAt: Date
  readonly finishedAt?: Date
  /** Gone when it is done, since it may hold a body. */
  readonly order?: RedriveOrder
  /** Who works on it, and until when nobody else may. */
  readonly worker: string
  readonly leasedUntil: Date
}

/** What is to be done. JSON. */
export interface RedriveOrder {
  readonly entries?: readonly string[]
  readonly query?: LetterQuery
  /** In place of the body. */
  readonly body?: string
  /** RFC 7396. */
  readonly patch?: Readonly<Record<string, unknown>>
}

const required = { required: true } as const

const redrives = new Schema(
  {
    _id: { type: String, ...required },
    environmentId: { type: String, ...required },
    state: { type: String, enum: redriveStates, ...required },
    problem: String,
    total: { type: Number, ...required },
    isListed: { type: Boolean, ...required },
    cursor: String,
    maxPerSecond: { type: Number, ...required },
    createdBy: { type: String, ...required },
    createdAt: { type: Date, ...required },
    finishedAt: Date,
    order: Schema.Types.Mixed,
    worker: { type: String, ...required },
    leasedUntil: { type: Date, ...required },
  },
  { versionKey: false },
)
redrives.index({ environmentId: 1, state: 1, _id: 1 })
redrives.index({ environmentId: 1, createdAt: 1, _id: 1 })
redrives.index({ state: 1, leasedUntil: 1, _id: 1 })
redrives.index({ createdAt: 1, _id: 1 })

export const redriveModel = defineModel<RedriveRecord>('redrives', redrives)

/**
 * What became of a letter: about to be sent; sent; not there any more; not to be sent, for its body; and when its new execution has
 * ended, how.
 */
export const itemStates = ['PENDING', 'SENT', 'GONE', 'UNFIT', 'SUCCEEDED', 'FAILED'] as const
export type ItemState = (typeof itemStates)[number]

/** A letter that a redrive has taken up. */
export interface RedriveItem {
  /** `<redrive>/<entry>` */
  readonly id: string
  readonly redriveId: string
  readonly environmentId: string
  readonly entry: string
  readonly messageId: string
  readonly state: ItemState
  readonly at: Date
}

const items = new Schema(
  {
    _id: { type: String, ...required },
    redriveId: { type: String, ...required },
    environmentId: { type: String, ...required },
    entry: { type: String, ...required },
    messageId: { type: String, ...required },
    state: { type: String, enum: itemStates, ...required },
    at: { type: Date, ...required },
  },
  { versionKey: false },
)
items.index({ redriveId: 1, state: 1, _id: 1 })
items.index({ environmentId: 1, messageId: 1, at: 1, _id: 1 })
items.index({ at: 1, _id: 1 })

export const redriveItemModel = defineModel<RedriveItem>('redriveItems', items)
