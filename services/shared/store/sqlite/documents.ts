import type { DatabaseSync } from 'node:sqlite'
import { applyChange } from '../change.ts'
import { KeyTakenError } from '../collection.ts'
import { passes } from '../conditions.ts'
import type { Documents } from '../documents.ts'
import type { Plain } from '../fields.ts'
import type { Shape } from '../shape.ts'
import { documentOf, textOf } from './document-text.ts'
import { quoted } from './expressions.ts'
import type { GroupCommit } from './group-commit.ts'
import { countOf, selectOf } from './select.ts'
import { statementsOf } from './statements.ts'
import { takenKey } from './taken-key.ts'

/**
 * The documents of one table. Reads see what is committed. Each write is at most one statement that changes something, so
 * that one which fails has changed nothing and can share its transaction with others.
 */
export function sqliteDocuments(database: DatabaseSync, shape: Shape, { commit }: GroupCommit): Documents {
  const prepare = statementsOf(database)
  const name = quoted(shape.name)
  const plain = ({ id, document }: Readonly<Record<string, unknown>>) => documentOf(shape, String(id), String(document))

  const get = (id: string): Plain | undefined => {
    const row = prepare(`SELECT id, document FROM ${name} WHERE id = ?`).get(id)
    return row && plain(row)
  }

  const write = (sql: string, document: Plain): readonly string[] | undefined => {
    const text = textOf(shape, document)
    try {
      prepare(sql).run({ id: String(document.id), document: text })
      return undefined
    } catch (error) {
      return takenKey(error, shape)
    }
  }
  const add = (document: Plain) => write(`INSERT INTO ${name} (id, document) VALUES (:id, :document)`, document)
  const replace = (document: Plain) => write(`UPDATE ${name} SET document = :document WHERE id = :id`, document)

  const orThrow = (document: Plain, taken: readonly string[] | undefined): Plain => {
    if (taken !== undefined) throw new KeyTakenError(shape.name, taken)
    return document
  }

  const documents: Documents = {
    get: async (id) => get(id),
    getMany: async (ids) =>
      prepare(`SELECT id, document FROM ${name} WHERE id IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(ids))
        .map(plain),
    async find(plan) {
      const statement = selectOf(shape, plan)
      return statement === undefined
        ? []
        : prepare(statement.sql)
            .all(...statement.values)
            .map(plain)
    },
    async count(plan) {
      const statement = countOf(shape, plan)
      return statement === undefined ? 0 : Number(prepare(statement.sql).get(...statement.values)?.n)
    },
    add: (document) => commit(() => add(document)),
    change: (id, change, tests) =>
      commit(() => {
        const found = get(id)
        if (found === undefined || !passes(found, tests)) return undefined
        const changed = applyChange(found, change)
        return orThrow(changed, replace(changed))
      }),
    upsert: ({ id, change, document }) =>
      commit(() => {
        const found = get(id)
        if (found === undefined) return orThrow(document, add(document))
        const changed = applyChange(found, change)
        return orThrow(changed, replace(changed))
      }),
    async bulk(upserts) {
      const results = await Promise.allSettled(upserts.map(documents.upsert))
      const failed = results.find((result) => result.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    },
    async replace(document) {
      await commit(() => orThrow(document, replace(document)))
    },
    remove: (id, tests) =>
      commit(() => {
        const found = get(id)
        if (found === undefined || !passes(found, tests)) return false
        prepare(`DELETE FROM ${name} WHERE id = ?`).run(id)
        return true
      }),
    async removeMany(plan) {
      const statement = selectOf(shape, plan)
      if (statement === undefined) return 0
      const sql = `DELETE FROM ${name} WHERE id IN (SELECT id FROM (${statement.sql}))`
      return commit(() => Number(prepare(sql).run(...statement.values).changes))
    },
  }
  return documents
}
