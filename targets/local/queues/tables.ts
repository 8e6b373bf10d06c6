import type { DatabaseSync } from 'node:sqlite'
import type { Journal } from '../journal/journal.ts'
import type { Content, Entry } from './lane.ts'
import type { MessageAttributes, QueueAttributes } from './queues.ts'

/** A queue as it is in the journal. */
export interface QueueRow {
  readonly key: number
  readonly name: string
  readonly attributes: QueueAttributes
  readonly createdAt: number
  readonly modifiedAt: number
}

/** A message as it is in the journal, without what it says. */
export type MessageRow = { readonly queueKey: number } & Pick<
  Entry,
  'id' | 'sentAt' | 'until' | 'receives' | 'receivesBefore' | 'firstReceivedAt'
>

/** What is rarely there, in one column. */
interface Extra {
  readonly attributes?: MessageAttributes
  readonly system?: Readonly<Record<string, string>>
  readonly deadLetterSource?: string
  readonly deadLetteredAt?: number
}

/** Queues and messages in the journal. Whatever writes is for within a transaction. */
export interface QueueTables {
  queues(): readonly QueueRow[]
  putQueue(row: Omit<QueueRow, 'key'>): number
  removeQueue(key: number): void
  /** All messages, oldest first; without what they say. */
  messages(): Iterable<MessageRow>
  /** The largest id that ever was. */
  lastId(): number
  content(id: number): Content
  insert(entry: Entry, content: Content): void
  /** A receive has ended. */
  end(id: number, receives: number, firstReceivedAt: number, visibleAt: number): void
  remove(id: number): void
}

// AUTOINCREMENT remembers the largest id, also of rows that are gone: ids are never used again, and no queue gets the messages of another.
const TABLES = `
  CREATE TABLE IF NOT EXISTS queues (
    key INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, attributes TEXT NOT NULL,
    created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, queue INTEGER NOT NULL, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
    receives INTEGER NOT NULL, receives_before INTEGER NOT NULL, first_received_at INTEGER,
    message_id TEXT NOT NULL, body TEXT NOT NULL, extra TEXT
  ) STRICT`

/** Makes the tables of the queues where there are none. */
export function queueTables({ define, database }: Journal): QueueTables {
  define(TABLES)
  // Whose queue was removed in the step before they came.
  database.exec('DELETE FROM messages WHERE queue NOT IN (SELECT key FROM queues)')
  return { ...queueRows(database), ...messageRows(database) }
}

function queueRows(database: DatabaseSync): Pick<QueueTables, 'queues' | 'putQueue' | 'removeQueue'> {
  const put = database.prepare(`INSERT INTO queues (name, attributes, created_at, modified_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET attributes = excluded.attributes, modified_at = excluded.modified_at RETURNING key`)
  const remove = database.prepare('DELETE FROM queues WHERE key = ?')
  return {
    queues: () =>
      database
        .prepare('SELECT * FROM queues ORDER BY key')
        .all()
        .map(({ key, name, attributes, created_at, modified_at }) => ({
          key: Number(key),
          name: String(name),
          attributes: JSON.parse(String(attributes)),
          createdAt: Number(created_at),
          modifiedAt: Number(modified_at),
        })),
    putQueue: ({ name, attributes, createdAt, modifiedAt }) =>
      Number(put.get(name, JSON.stringify(attributes), createdAt, modifiedAt)?.key),
    removeQueue: (key) => void remove.run(key),
  }
}

function messageRows(database: DatabaseSync): Omit<QueueTables, 'queues' | 'putQueue' | 'removeQueue'> {
  const insert = database.prepare('INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const end = database.prepare('UPDATE messages SET receives = ?, first_received_at = ?, visible_at = ? WHERE id = ?')
  const remove = database.prepare('DELETE FROM messages WHERE id = ?')
  const content = database.prepare('SELECT message_id, body, extra FROM messages WHERE id = ?')
  return {
    *messages() {
      const rows = database.prepare(
        'SELECT id, queue, sent_at, visible_at, receives, receives_before, first_received_at FROM messages ORDER BY id',
      )
      for (const row of rows.iterate()) {
        yield {
          id: Number(row.id),
          queueKey: Number(row.queue),
          sentAt: Number(row.sent_at),
          until: Number(row.visible_at),
          receives: Number(row.receives),
          receivesBefore: Number(row.receives_before),
          firstReceivedAt: row.first_received_at === null ? undefined : Number(row.first_received_at),
        }
      }
    },
    lastId: () => Number(database.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'messages'`).get()?.seq ?? 0),
    content(id) {
      const row = content.get(id)
      if (row === undefined) throw new Error(`message ${id} is in memory, and not in the journal`)
      const body = String(row.body)
      const { attributes = {}, ...extra }: Extra = row.extra === null ? {} : JSON.parse(String(row.extra))
      return { messageId: String(row.message_id), body, attributes, ...extra }
    },
    insert(entry, content) {
      insert.run(
        entry.id,
        entry.lane.key,
        entry.sentAt,
        entry.until,
        entry.receives,
        entry.receivesBefore,
        entry.firstReceivedAt ?? null,
        content.messageId,
        content.body,
        extraOf(content),
      )
    },
    end: (id, receives, firstReceivedAt, visibleAt) => void end.run(receives, firstReceivedAt, visibleAt, id),
    remove: (id) => void remove.run(id),
  }
}

function extraOf({ attributes, system, deadLetterSource, deadLetteredAt }: Content): string | null {
  const hasAttributes = Object.keys(attributes).length > 0
  if (!hasAttributes && system === undefined && deadLetterSource === undefined) return null
  return JSON.stringify({ ...(hasAttributes && { attributes }), system, deadLetterSource, deadLetteredAt })
}
