import type { DatabaseSync } from 'node:sqlite'
import type { CastUpsert } from '../cast.ts'
import { applyChange, type CastChange } from '../change.ts'
import { KeyTakenError } from '../collection.ts'
import { passes, type Test } from '../conditions.ts'
import type { Plain } from '../fields.ts'
import type { Shape } from '../shape.ts'
import { documentOf, textOf } from './document-text.ts'
import { quoted } from './expressions.ts'
import type { Statement } from './select.ts'
import { statementsOf } from './statements.ts'
import { takenKey } from './taken-key.ts'

/** What can be done with the documents of one table at once; documents are as `castDocument` left them. */
export interface Table {
  get(id: string): Plain | undefined
  getMany(ids: readonly string[]): readonly Plain[]
  all(statement: Statement): readonly Plain[]
  count(statement: Statement): number
  /** The key that is taken; undefined when the document was added. */
  add(document: Plain): readonly string[] | undefined
  /** @throws {KeyTakenError} */
  replace(document: Plain): Plain
  change(id: string, change: CastChange, tests: readonly Test[]): Plain | undefined
  upsert(upsert: CastUpsert): Plain
  remove(id: string, tests: readonly Test[]): boolean
  removeAll(statement: Statement): number
}

/** Each method runs at most one statement that writes, so that one which fails has changed nothing. */
export function tableOf(database: DatabaseSync, shape: Shape): Table {
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
    } catch (error) {
      return takenKey(error, shape)
    }
  }
  const add = (document: Plain) => write(`INSERT INTO ${name} (id, document) VALUES (:id, :document)`, document)
  const replace = (document: Plain): Plain => {
    const taken = write(`UPDATE ${name} SET document = :document WHERE id = :id`, document)
    if (taken !== undefined) throw new KeyTakenError(shape.name, taken)
    return document
  }

  return {
    get,
    add,
    replace,
    getMany: (ids) =>
      prepare(`SELECT id, document FROM ${name} WHERE id IN (SELECT value FROM json_each(?))`)
        .all(JSON.stringify(ids))
        .map(plain),
    all: ({ sql, values }) =>
      prepare(sql)
        .all(...values)
        .map(plain),
    count: ({ sql, values }) => Number(prepare(sql).get(...values)?.n),
    change(id, change, tests) {
      const found = get(id)
      return found !== undefined && passes(found, tests) ? replace(applyChange(found, change)) : undefined
    },
    upsert({ id, change, document }) {
      const found = get(id)
      if (found !== undefined) return replace(applyChange(found, change))
      const taken = add(document)
      if (taken !== undefined) throw new KeyTakenError(shape.name, taken)
      return document
    },
    remove(id, tests) {
      const found = get(id)
      if (found === undefined || !passes(found, tests)) return false
      prepare(`DELETE FROM ${name} WHERE id = ?`).run(id)
      return true
    },
    removeAll: ({ sql, values }) =>
      Number(prepare(`DELETE FROM ${name} WHERE id IN (SELECT id FROM (${sql}))`).run(...values).changes),
  }
}
