import type { OutgoingMessage } from '../../data-plane.ts'
import type { Journal } from '../journal/journal.ts'

/** How long a message that was sent is known by its id. */
export const KNOWN_MS = 10 * 60_000

const TABLE = `
  CREATE TABLE IF NOT EXISTS sent_messages (
    environment_id TEXT NOT NULL, route TEXT NOT NULL, id TEXT NOT NULL, message_id TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (environment_id, route, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sent_messages_by_time ON sent_messages (at)`

type Identified = Pick<OutgoingMessage, 'environmentId' | 'route'> & { readonly id: string }

/** What was put into queues and buckets under ids of those who asked: an answer that a crash has cut off is given when they ask again. */
export function sentMessages(journal: Journal, now: () => number) {
  journal.define(TABLE)
  const find = journal.database.prepare(
    'SELECT message_id FROM sent_messages WHERE environment_id = ? AND route = ? AND id = ? AND at >= ?',
  )
  const add = journal.database.prepare('INSERT OR REPLACE INTO sent_messages VALUES (?, ?, ?, ?, ?)')
  const forget = journal.database.prepare('DELETE FROM sent_messages WHERE at < ?')
  return {
    /** The id that the message has got where it is. */
    find({ environmentId, route, id }: Identified): string | undefined {
      const found = find.get(environmentId, route, id, now() - KNOWN_MS)
      return found === undefined ? undefined : String(found.message_id)
    },
    /** Within the transaction that sends it. */
    add({ environmentId, route, id }: Identified, messageId: string): void {
      add.run(environmentId, route, id, messageId, now())
      forget.run(now() - KNOWN_MS)
    },
  }
}

export type SentMessages = ReturnType<typeof sentMessages>
