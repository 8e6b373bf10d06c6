import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'
import type { DeploymentRecord, EventRecord } from './record.ts'

const text = { type: String, required: true } as const
const date = { type: Date, required: true } as const
const number = { type: Number, required: true } as const
const mixed = { type: Schema.Types.Mixed, required: true } as const

const consent = new Schema({ actor: mixed, at: date, comment: String })
const step = new Schema({ phase: text, at: date })
const happened = {
  deploymentId: text,
  place: number,
  at: date,
  type: text,
  phase: text,
  level: text,
  message: text,
  logicalId: String,
  status: String,
  data: Schema.Types.Mixed,
}
const pending = new Schema({ ...happened, id: text })

const deployment = new Schema(
  {
    _id: text,
    projectId: text,
    environmentId: text,
    environmentName: text,
    number,
    kind: text,
    state: text,
    phase: text,
    actor: mixed,
    reason: String,
    createdAt: date,
    startedAt: Date,
    finishedAt: Date,
    madeWith: String,
    revision: Number,
    config: Schema.Types.Mixed,
    rollbackOf: String,
    promotedFrom: String,
    supersededBy: String,
    mode: String,
    disposal: String,
    skip: { type: [String], default: undefined },
    needsApproval: { type: Boolean, required: true },
    approval: consent,
    cancellation: consent,
    planId: String,
    reviewed: String,
    stackPlanId: String,
    begun: { type: Boolean, required: true },
    cursor: String,
    progress: Schema.Types.Mixed,
    artifacts: mixed,
    http: mixed,
    urls: mixed,
    routes: { type: [String], required: true },
    monthlyCost: String,
    cause: Schema.Types.Mixed,
    failure: Schema.Types.Mixed,
    timeline: { type: [step], required: true },
    events: number,
    outbox: { type: [pending], required: true },
    version: number,
    attempts: number,
    unfinished: String,
  },
  { versionKey: false, minimize: false },
)
deployment.index({ environmentId: 1, number: 1 }, { unique: true })
deployment.index({ environmentId: 1, state: 1, kind: 1, number: 1 })
deployment.index({ environmentId: 1, createdAt: 1, _id: 1 })
deployment.index({ projectId: 1, createdAt: 1, _id: 1 })
deployment.index({ projectId: 1, revision: 1, createdAt: 1, _id: 1 })
deployment.index({ createdAt: 1, _id: 1 })
deployment.index({ environmentId: 1, madeWith: 1, createdAt: 1, _id: 1 })
deployment.index({ unfinished: 1, _id: 1 })
deployment.index({ unfinished: 1, number: 1, _id: 1 })

const event = new Schema({ ...happened, _id: text }, { versionKey: false, minimize: false })
event.index({ deploymentId: 1, place: 1 }, { unique: true })

export const deploymentModel = defineModel<DeploymentRecord>('deployments', deployment)
export const eventModel = defineModel<EventRecord>('deploymentEvents', event)
