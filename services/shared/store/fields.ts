import type { Schema, SchemaType } from 'mongoose'
import { StoreError } from './collection.ts'

/** What a field holds; `json` is Mixed. */
export type Leaf = 'string' | 'number' | 'boolean' | 'date' | 'bigint' | 'json'

/** What a schema says about a value, as a tree: the same for every driver, and cheap to walk. */
export type Field =
  | { readonly kind: 'leaf'; readonly leaf: Leaf; readonly optional: boolean }
  | { readonly kind: 'list' | 'map'; readonly of: Field }
  | ObjectField

export interface ObjectField {
  readonly kind: 'object'
  readonly fields: ReadonlyMap<string, Field>
}

/** A document without the types that a driver gives it. */
export type Plain = Readonly<Record<string, unknown>>

const leaves: Readonly<Record<string, Leaf>> = {
  String: 'string',
  Number: 'number',
  Boolean: 'boolean',
  Date: 'date',
  BigInt: 'bigint',
  Mixed: 'json',
}

/**
 * The fields of a schema.
 *
 * @throws {StoreError} for types that only MongoDB has: the other drivers could not keep them
 */
export function fieldsOf(schema: Schema, name: string): ObjectField {
  const root = new Map<string, Field>()
  schema.eachPath((path, type) => {
    // A map's values are listed beside it; they are read with it.
    if (!path.includes('$*')) place(root, path.split('.'), fieldOf(type, `${name}.${path}`))
  })
  return { kind: 'object', fields: root }
}

function place(fields: Map<string, Field>, [first = '', ...rest]: readonly string[], field: Field): void {
  if (rest.length === 0) {
    fields.set(first, field)
    return
  }
  const found = fields.get(first)
  const inner = new Map(found?.kind === 'object' ? found.fields : [])
  place(inner, rest, field)
  fields.set(first, { kind: 'object', fields: inner })
}

function fieldOf(type: SchemaType, name: string): Field {
  if (type.schema !== undefined) {
    const fields = fieldsOf(type.schema, name)
    return type.instance === 'Array' ? { kind: 'list', of: fields } : fields
  }
  const embedded = type.getEmbeddedSchemaType()
  if (type.instance === 'Array' && embedded !== undefined) return { kind: 'list', of: fieldOf(embedded, name) }
  if (type.instance === 'Map' && embedded !== undefined) return { kind: 'map', of: fieldOf(embedded, name) }
  const leaf = leaves[type.instance]
  if (leaf === undefined) throw new StoreError(`${name} is of type ${type.instance}, which the store does not keep`)
  return { kind: 'leaf', leaf, optional: type.isRequired !== true && type.options.default === undefined }
}

/** The field at a path with dots; a map has one at any key. */
export function fieldAt(field: Field | undefined, path: readonly string[]): Field | undefined {
  const [first, ...rest] = path
  if (first === undefined || field === undefined) return field
  if (field.kind === 'object') return fieldAt(field.fields.get(first), rest)
  // MongoDB reads a dollar as its own word.
  return field.kind === 'map' && first !== '' && !first.startsWith('$') ? fieldAt(field.of, rest) : undefined
}

/**
 * Puts every typed value through a function, by what the schema says it is; `undefined` takes it away. Fields that the
 * schema does not know stay as they are, since an older version may have written them.
 */
function convert(field: Field, value: unknown, change: (leaf: Leaf, value: unknown) => unknown): unknown {
  if (field.kind === 'leaf') return value === undefined ? undefined : change(field.leaf, value)
  if (Array.isArray(value) && field.kind === 'list') {
    return value.map((one) => convert(field.of, one, change)).filter((one) => one !== undefined)
  }
  if (!isRecord(value) || field.kind === 'list') return value ?? undefined
  const entries = Object.entries(value).map(([key, one]) => {
    const of = field.kind === 'object' ? field.fields.get(key) : field.of
    return [key, of === undefined ? one : convert(of, one, change)] as const
  })
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined))
}

/** As `convert`, of a whole document. */
export const convertDocument = (
  fields: ObjectField,
  document: Plain,
  change: (leaf: Leaf, value: unknown) => unknown,
): Plain => convert(fields, document, change) as Plain // a record stays one

const isRecord = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && ![Date, Map, Array].some((other) => value instanceof other)
