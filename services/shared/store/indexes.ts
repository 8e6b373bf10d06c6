import type { Schema } from 'mongoose'
import { StoreError } from './collection.ts'
import type { Field, ObjectField } from './fields.ts'

/** An index that a schema declares, in the words of every driver. */
export interface Index {
  readonly name: string
  /** Without the id at the end, which every index that is not unique has. */
  readonly fields: readonly string[]
  readonly unique: boolean
  /** The only documents that are in it: those with this value, or with any where it is undefined. */
  readonly only: ReadonlyMap<string, string | number | boolean | undefined>
}

/** In every name, so that indexes that somebody else made are left alone. */
export const INDEX_PREFIX = 'routo_'

/**
 * The indexes of a schema.
 *
 * @throws {StoreError} for one that would not mean the same to every driver
 */
export const indexesOf = (schema: Schema, { fields }: ObjectField, collection: string): readonly Index[] =>
  schema.indexes().map(([definition, options]) => {
    const declared = Object.keys(definition)
    const named = declared.at(-1) === '_id' ? declared.slice(0, -1) : declared
    const unique = options.unique === true
    const only = onlyOf(named, options)
    const ordered = Object.values(definition).every((kind) => kind === 1 || kind === -1)
    const problems = [
      ...(ordered ? [] : ['it is of a kind that only MongoDB has']),
      ...(options.expireAfterSeconds === undefined ? [] : ['what expires is removed by the service']),
      ...[...named, ...only.keys()].map((field) => fieldProblem(fields.get(field), field, unique && !only.has(field))),
    ]
    const problem = problems.find((one) => one !== undefined)
    if (problem !== undefined) throw new StoreError(`index ${named.join(', ')} of ${collection}: ${problem}`)
    return { name: nameOf(named, unique, only), fields: named, unique, only }
  })

function fieldProblem(found: Field | undefined, field: string, unique: boolean): string | undefined {
  if (found?.kind !== 'leaf' || found.leaf === 'json') return `${field} is no single value`
  // MongoDB takes absence for a value that only one document may have, SQLite does not.
  return unique && found.optional ? `it is unique, but ${field} may be absent: say sparse` : undefined
}

/** All that an index is stands in its name: one that changes is another one. No field has a dot, and no name a space. */
const nameOf = (fields: readonly string[], unique: boolean, only: Index['only']): string => {
  const conditions = [...only].map(([field, value]) => `${field}=${encodeURIComponent(value ?? '*')}`)
  return [`${INDEX_PREFIX}${unique ? 'unique' : 'by'}`, ...fields, ...conditions].join('.')
}

function onlyOf(
  fields: readonly string[],
  { sparse, partialFilterExpression: filter = {} }: ReturnType<Schema['indexes']>[number][1],
): Index['only'] {
  if (sparse === true && fields.length > 1) {
    throw new StoreError(`index ${fields.join(', ')}: sparse is for one field; use partialFilterExpression`)
  }
  const conditions: readonly (readonly [string, unknown])[] = Object.entries(filter)
  return new Map([
    ...(sparse === true ? fields.map((field) => [field, undefined] as const) : []),
    ...conditions.map(([field, value]) => [field, constantOf(value)] as const),
  ])
}

function constantOf(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (JSON.stringify(value) === '{"$exists":true}') return undefined
  throw new StoreError('a partialFilterExpression is a value or { $exists: true }')
}
