import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { LRUCache } from 'lru-cache'

/** Prepares SQL, or finds it prepared. */
export type Statements = (sql: string) => StatementSync

const MOST_KEPT = 500

export function statementsOf(database: DatabaseSync): Statements {
  const prepared = new LRUCache<string, StatementSync>({ max: MOST_KEPT })
  return (sql) => {
    const found = prepared.get(sql)
    if (found !== undefined) return found
    const statement = database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
}
