import { leafOf, type Scalar } from '../conditions.ts'
import type { Index } from '../indexes.ts'
import type { Shape } from '../shape.ts'

/** What SQLite can be given for a parameter. */
export type Bound = string | number | bigint | null

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A field as SQL. Indexes and queries must say it in the same words, or SQLite does not know that they mean the same. */
export function expressionOf(shape: Shape, field: string): string {
  if (field === 'id') return 'id'
  const value = `json_extract(document, ${literal(`$.${JSON.stringify(field)}`)})`
  // JSON text has no room for 64 bits: they are kept as digits.
  return leafOf(shape, field) === 'bigint' ? `CAST(${value} AS INTEGER)` : value
}

/** A value as the expression of its field gives it. */
export function bound(value: Scalar | undefined): Bound {
  if (value === undefined) return null
  if (value instanceof Date) return value.getTime()
  return typeof value === 'boolean' ? Number(value) : value
}

/** The condition of a partial index; empty where it holds all documents. */
export const onlyOf = (shape: Shape, { only }: Index): string =>
  [...only]
    .map(([field, value]) => {
      const expression = expressionOf(shape, field)
      if (value === undefined) return `${expression} IS NOT NULL`
      return `${expression} = ${typeof value === 'string' ? literal(value) : Number(value)}`
    })
    .join(' AND ')
