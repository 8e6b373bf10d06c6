import { type Connection, type Model as MongooseModel, type Schema, SchemaTypes } from 'mongoose'
import { type Stored, StoreError } from './collection.ts'
import { fieldsOf, type ObjectField } from './fields.ts'
import { type Index, indexesOf } from './indexes.ts'
import type { Model } from './store.ts'

// To mongoose an empty text is a missing one; here a field that is required may be empty, like the text of an empty file.
SchemaTypes.String.checkRequired((value) => typeof value === 'string')

/** A model as drivers use it: what its schema says, read once. */
export interface Shape {
  readonly name: string
  readonly fields: ObjectField
  readonly indexes: readonly Index[]
  /** Casts, validates and fills in defaults. */
  readonly document: MongooseModel<Record<string, unknown>>
}

/**
 * Reads a model. The connection need not be connected: mongoose wants one to make documents of.
 *
 * @throws {StoreError} for what a schema may not say here
 */
export function shapeOf({ name, schema }: Model<Stored>, connection: Connection): Shape {
  if (schema.get('timestamps')) throw new StoreError(`${name}: timestamps are set by the service, not by the store`)
  const own = strict(schema.clone())
  own.add({ _id: { type: String, required: true } })
  own.set('autoIndex', false).set('autoCreate', false).set('versionKey', false).set('minimize', false).set('id', false)
  const fields = fieldsOf(own, name)
  return {
    name,
    fields,
    indexes: indexesOf(own, fields, name),
    document: connection.model<Record<string, unknown>>(name, own, name),
  }
}

/** Unknown fields are refused at every depth, and parts of documents get no ids that nobody asked for. */
function strict(schema: Schema): Schema {
  schema.set('strict', 'throw')
  for (const child of schema.childSchemas) {
    child.schema.remove('_id')
    strict(child.schema)
  }
  return schema
}
