import type { Journal } from '../journal/journal.ts'

const TABLE = `
  CREATE TABLE IF NOT EXISTS redrives (
    environment_id TEXT NOT NULL, route TEXT NOT NULL, message_id TEXT NOT NULL, count INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (environment_id, route, message_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS redrives_by_time ON redrives (at)`

/** Longer than any queue keeps a message. */
const KEPT_MS = 15 * 86_400_000

/** How often messages were redriven: a message that fails again is a new letter, which does not know of the old one. */
export function redriveCounts(journal: Journal, now: () => number) {
  journal.define(TABLE)
  const { database } = journal
  const count = database.prepare('SELECT count FROM redrives WHERE environment_id = ? AND route = ? AND message_id = ?')
  const add = database.prepare(
    `INSERT INTO redrives (environment_id, route, message_id, count, at) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT DO UPDATE SET count = count + 1, at = excluded.at`,
  )
  const forget = database.prepare('DELETE FROM redrives WHERE at < ?')
  return {
    of: (environmentId: string, route: string, messageId: string): number =>
      Number(count.get(environmentId, route, messageId)?.count ?? 0),
    async add(environmentId: string, route: string, messageId: string): Promise<void> {
      await journal.write(() => {
        add.run(environmentId, route, messageId, now())
        forget.run(now() - KEPT_MS)
      })
    },
  }
}

export type RedriveCounts = ReturnType<typeof redriveCounts>
