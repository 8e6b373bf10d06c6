import type { Schema } from 'mongoose'
import type { Collection, Stored } from './collection.ts'

/** A kind of documents: the name of its collection, and the schema that says what they are and which indexes there are. */
export interface Model<T extends Stored> {
  readonly name: string
  readonly schema: Schema
  /** Only for the type. */
  readonly document?: T
}

/** Declares a model. The schema has every field of `T` but `id`, which is the string `_id`. */
export const defineModel = <T extends Stored>(name: string, schema: Schema): Model<T> => ({ name, schema })

/** The documents of one service. */
export interface Store {
  collection<T extends Stored>(model: Model<T>): Collection<T>
  /** Whether it answers. @throws {StoreError} why not */
  ping(): Promise<void>
  close(): Promise<void>
}
