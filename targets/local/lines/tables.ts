import type { DatabaseSync } from 'node:sqlite'
import { isObject } from '../../../runtime/unknown.ts'
import type { LineSource } from '../functions/functions.ts'
import type { KeptLine, LineQuery, NewLine } from './lines.ts'

type Kind = NewLine['kind']

/**
 * One kind of line has one table, so that whoever counts records does not wade through what users log. Records are read as they
 * come, of all environments, and need no index.
 */
export const tableOf = (kind: Kind): string => `
  CREATE TABLE IF NOT EXISTS ${kind}_lines (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    environment_id TEXT NOT NULL,
    route TEXT NOT NULL,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    request_id TEXT,
    text TEXT NOT NULL
  ) STRICT;
  ${kind === 'log' ? 'CREATE INDEX IF NOT EXISTS log_lines_of_environment ON log_lines (environment_id, seq);' : ''}`

/** What is done with the lines of a kind. */
export interface Table {
  insert(line: NewLine): void
  read(query: LineQuery): KeptLine[]
  /** When the oldest line was written; undefined when there is none. */
  oldest(): number | undefined
  /** Removes some of the lines from before a time, up to a `seq`. */
  remove(before: number, upTo: number, most: number): void
}

/** The statements are prepared once: lines come by the thousand. */
export function openTable(database: DatabaseSync, kind: Kind): Table {
  const insert = database.prepare(
    `INSERT INTO ${kind}_lines (environment_id, route, source, at, request_id, text) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const readWhere = (condition: string) =>
    database.prepare(
      `SELECT seq, source, at, request_id AS requestId, text FROM ${kind}_lines
       WHERE ${condition} seq > ? AND (? IS NULL OR route IN (SELECT value FROM json_each(?))) ORDER BY seq LIMIT ?`,
    )
  const readAll = readWhere('')
  const readEnvironment = readWhere('environment_id = ? AND')
  const oldest = database.prepare(`SELECT at FROM ${kind}_lines ORDER BY seq LIMIT 1`)
  const remove = database.prepare(
    `DELETE FROM ${kind}_lines WHERE seq IN (SELECT seq FROM ${kind}_lines WHERE at < ? AND seq <= ? ORDER BY seq LIMIT ?)`,
  )
  return {
    insert: ({ source, at, requestId, text }) =>
      void insert.run(source.environmentId, source.route, JSON.stringify(source), at, requestId ?? null, text),
    read({ environmentId, routes, after, limit }) {
      const names = routes === undefined ? null : JSON.stringify(routes)
      const rows =
        environmentId === undefined
          ? readAll.all(after, names, names, limit)
          : readEnvironment.all(environmentId, after, names, names, limit)
      return rows.map((row) => lineOf(kind, row))
    },
    oldest() {
      const at = oldest.get()?.at
      return at === undefined ? undefined : Number(at)
    },
    remove: (before, upTo, most) => void remove.run(before, upTo, most),
  }
}

function lineOf(kind: Kind, { seq, source, at, requestId, text }: Readonly<Record<string, unknown>>): KeptLine {
  return {
    kind,
    seq: Number(seq),
    source: sourceOf(String(source)),
    at: Number(at),
    text: String(text),
    ...(typeof requestId === 'string' && { requestId }),
  }
}

function sourceOf(text: string): LineSource {
  const source: unknown = JSON.parse(text)
  if (!isObject(source)) throw new Error('A line does not say where it comes from')
  return source as unknown as LineSource // `insert` wrote it
}
