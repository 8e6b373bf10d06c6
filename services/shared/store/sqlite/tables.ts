import type { DatabaseSync } from 'node:sqlite'
import { INDEX_PREFIX, type Index } from '../indexes.ts'
import type { Shape } from '../shape.ts'
import { expressionOf, onlyOf, quoted } from './expressions.ts'

/** Names of indexes are one for the whole file, so the table is part of them. */
export const indexName = ({ name }: Pick<Shape, 'name'>, index: Pick<Index, 'name'>): string => `${name}.${index.name}`

/** Makes the table of a collection, with its documents as JSON, where there is none. */
export const createTable = (database: DatabaseSync, { name }: Shape): void =>
  database.exec(
    `CREATE TABLE IF NOT EXISTS ${quoted(name)} (id TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL) STRICT`,
  )

/** Makes the indexes that the schema declares and that are not there yet, or not like that. */
export function createIndexes(database: DatabaseSync, shape: Shape, which: (index: Index) => boolean): void {
  const existing = ourIndexes(database, shape)
  for (const index of shape.indexes.filter(which)) {
    const [name, sql] = [indexName(shape, index), createIndex(shape, index)]
    if (existing.get(name) !== sql) database.exec(`DROP INDEX IF EXISTS ${quoted(name)}; ${sql}`)
  }
}

/** Removes those of our indexes that the schema does not declare any more. */
export function dropOtherIndexes(database: DatabaseSync, shape: Shape): void {
  const declared = new Set(shape.indexes.map((index) => indexName(shape, index)))
  for (const name of ourIndexes(database, shape).keys()) {
    if (!declared.has(name)) database.exec(`DROP INDEX ${quoted(name)}`)
  }
}

/** What they are, by name. */
function ourIndexes(database: DatabaseSync, shape: Shape): ReadonlyMap<string, string> {
  const rows = database.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?`)
  const indexes = rows.all(shape.name).map(({ name, sql }) => [String(name), String(sql)] as const)
  return new Map(indexes.filter(([name]) => name.startsWith(indexName(shape, { name: INDEX_PREFIX }))))
}

function createIndex(shape: Shape, index: Index): string {
  const columns = [...index.fields.map((field) => expressionOf(shape, field)), ...(index.unique ? [] : ['id'])]
  const only = onlyOf(shape, index)
  return [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quoted(indexName(shape, index))}`,
    `ON ${quoted(shape.name)} (${columns.join(', ')})`,
    ...(only === '' ? [] : [`WHERE ${only}`]),
  ].join(' ')
}
