import { Schema } from 'mongoose'
import { defineModel } from '../../shared/store/store.ts'

/** What a driver remembers of its operations, where its target does not. */
export interface MemoryRecord {
  /** The driver's key. */
  readonly id: string
  readonly projectId: string
  /** JSON. */
  readonly text: string
  /** Grows with each change: of several who make the next one, one does. */
  readonly version: number
}

const text = { type: String, required: true } as const

const memory = new Schema(
  { _id: text, projectId: text, text, version: { type: Number, required: true } },
  { versionKey: false },
)
memory.index({ projectId: 1, _id: 1 })

export const memoryModel = defineModel<MemoryRecord>('targetMemory', memory)
