import type { DatabaseSync } from 'node:sqlite'
import { INDEX_PREFIX, type Index } from '../indexes.ts'
import type { Shape } from '../shape.ts'
import { expressionOf, onlyOf, quoted } from './expressions.ts'

/** Names of indexes are one for the whole file, so the table is part of them. */
export const indexName = ({ name }: Shape, index: Index): string => `${INDEX_PREFIX}${name}_${index.name}`

/** Makes the tables that are not there yet: one per collection, with its documents as JSON. */
export function createTables(database: DatabaseSync, shapes: readonly Shape[]): void {
  for (const { name } of shapes) {
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${quoted(name)} (id TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL) STRICT`,
    )
  }
}

/** Makes the indexes that schemas declare and are not there yet. */
export function createIndexes(
  database: DatabaseSync,
  shapes: readonly Shape[],
  which: (index: Index) => boolean,
): void {
  const existing = new Set(ourIndexes(database))
  for (const shape of shapes) {
    for (const index of shape.indexes.filter(which)) {
      if (!existing.has(indexName(shape, index))) database.exec(createIndex(shape, index))
    }
  }
}

/** Removes those of our indexes that no schema declares any more. */
export function dropOtherIndexes(database: DatabaseSync, shapes: readonly Shape[]): void {
  const declared = new Set(shapes.flatMap((shape) => shape.indexes.map((index) => indexName(shape, index))))
  for (const name of ourIndexes(database)) if (!declared.has(name)) database.exec(`DROP INDEX ${quoted(name)}`)
}

const ourIndexes = (database: DatabaseSync): readonly string[] =>
  database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'index'`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => name.startsWith(INDEX_PREFIX))

function createIndex(shape: Shape, index: Index): string {
  const columns = [...index.fields.map((field) => expressionOf(shape, field)), ...(index.unique ? [] : ['id'])]
  const only = onlyOf(shape, index)
  return [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quoted(indexName(shape, index))}`,
    `ON ${quoted(shape.name)} (${columns.join(', ')})`,
    ...(only === '' ? [] : [`WHERE ${only}`]),
  ].join(' ')
}
