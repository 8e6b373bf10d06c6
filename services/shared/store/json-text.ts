import { StoreError } from './collection.ts'
import { convertDocument, type ObjectField, type Plain } from './fields.ts'

/**
 * Values of type Mixed are kept as their JSON text by every driver: keys that users choose, such as `$ref`, `a.b` or
 * `_bsontype`, never become words of the database, and what is read is what was written.
 *
 * @throws {StoreError} for what has no JSON, above all dates: give them a type in the schema
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, function (this: unknown, key, json: unknown) {
    const given = typeof this === 'object' && this !== null ? Reflect.get(this, key) : json
    if (typeof given === 'bigint' || given instanceof Date || (typeof given === 'number' && !Number.isFinite(given))) {
      throw new StoreError(
        `"${key}" is no JSON: only JSON goes into a field of type Mixed, so declare the field's type`,
      )
    }
    return typeof json === 'string' ? json.toWellFormed() : json
  })
  if (text === undefined) throw new StoreError('a function is no JSON')
  return text
}

/** A document as the service wrote it. */
export const withoutJsonText = (fields: ObjectField, document: Plain): Plain =>
  convertDocument(fields, document, (leaf, value) =>
    leaf === 'json' && typeof value === 'string' ? JSON.parse(value) : value,
  )
