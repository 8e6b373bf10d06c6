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

/** Makes the indexes that the schema declares and that are not there yet. */
export function createIndexes(database: DatabaseSync, shape: Shape, which: (index: Index) => boolean): void {
  const existing = new Set(ourIndexes(database, shape))
  for (const index of shape.indexes.filter(which)) {
    if (!existing.has(indexName(shape, index))) database.exec(createIndex(shape, index))
  }
}

/** Removes those of our indexes that the schema does not declare any more. */
export function dropOtherIndexes(database: DatabaseSync, shape: Shape): void {
  const declared = new Set(shape.indexes.map((index) => indexName(shape, index)))
  for (const name of ourIndexes(database, shape)) {
    if (!declared.has(name)) database.exec(`DROP INDEX ${quoted(name)}`)
  }
}

const ourIndexes = (database: DatabaseSync, shape: Shape): readonly string[] =>
  database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?`)
    .all(shape.name)
    .map(({ name }) => String(name))
    .filter((name) => name.startsWith(indexName(shape, { name: INDEX_PREFIX })))

function createIndex(shape: Shape, index: Index): string {
  const columns = [...index.fields.map((field) => expressionOf(shape, field)), ...(index.unique ? [] : ['id'])]
  const only = onlyOf(shape, index)
  return [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quoted(indexName(shape, index))}`,
    `ON ${quoted(shape.name)} (${columns.join(', ')})`,
    ...(only === '' ? [] : [`WHERE ${only}`]),
  ].join(' ')
}
