import { randomUUID } from 'node:crypto'
import type { Journal } from '../journal/journal.ts'

const TABLE = 'CREATE TABLE IF NOT EXISTS cloud_identity (id TEXT NOT NULL) STRICT'

/** An id that this journal has for as long as it is there: places in another one mean nothing in it. */
export async function identityOf(journal: Journal): Promise<string> {
  journal.define(TABLE)
  return journal.write((database) => {
    const known = database.prepare('SELECT id FROM cloud_identity').get()
    if (known !== undefined) return String(known.id)
    const id = randomUUID().slice(0, 8)
    database.prepare('INSERT INTO cloud_identity (id) VALUES (?)').run(id)
    return id
  })
}
