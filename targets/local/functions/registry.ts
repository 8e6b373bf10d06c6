import type { Journal } from '../journal/journal.ts'
import { seal, unseal } from '../sealing.ts'
import type { EventSource, FunctionConfig } from './functions.ts'

const TABLES = `
  CREATE TABLE IF NOT EXISTS functions (name TEXT PRIMARY KEY, config TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS event_sources (id TEXT PRIMARY KEY, source TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS function_secrets (environment_id TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT;`

/** What functions there are, what feeds them, and the secrets of their environments: kept in the journal. */
export interface Registry {
  readonly functions: ReadonlyMap<string, FunctionConfig>
  readonly sources: ReadonlyMap<string, EventSource>
  putFunction(config: FunctionConfig): Promise<void>
  removeFunction(name: string): Promise<void>
  putSource(source: EventSource): Promise<void>
  removeSource(id: string): Promise<void>
  putSecrets(environmentId: string, secrets: Secrets): Promise<void>
  secretsOf(environmentId: string): Secrets
}

type Secrets = Readonly<Record<string, string>>

/** @param sealingKey 32 bytes */
export function openRegistry(journal: Journal, sealingKey: Buffer): Registry {
  journal.define(TABLES)
  const read = <T>(sql: string): readonly T[] =>
    journal.database
      .prepare(sql)
      .all()
      .map(({ json }) => JSON.parse(String(json)) as T) // as it was put there
  const functions = new Map(
    read<FunctionConfig>('SELECT config AS json FROM functions').map((config) => [config.name, config]),
  )
  const sources = new Map(
    read<EventSource>('SELECT source AS json FROM event_sources').map((source) => [source.id, source]),
  )
  const change = async (sql: string, ...values: (string | Buffer)[]): Promise<void> => {
    await journal.write((database) => database.prepare(sql).run(...values))
  }
  return {
    functions,
    sources,
    async putFunction(config) {
      await change('INSERT OR REPLACE INTO functions VALUES (?, ?)', config.name, JSON.stringify(config))
      functions.set(config.name, config)
    },
    async removeFunction(name) {
      await change('DELETE FROM functions WHERE name = ?', name)
      functions.delete(name)
    },
    async putSource(source) {
      await change('INSERT OR REPLACE INTO event_sources VALUES (?, ?)', source.id, JSON.stringify(source))
      sources.set(source.id, source)
    },
    async removeSource(id) {
      await change('DELETE FROM event_sources WHERE id = ?', id)
      sources.delete(id)
    },
    async putSecrets(environmentId, secrets) {
      const sealed = seal(JSON.stringify(secrets), sealingKey, environmentId)
      await change('INSERT OR REPLACE INTO function_secrets VALUES (?, ?)', environmentId, sealed)
    },
    secretsOf(environmentId) {
      const sql = 'SELECT sealed FROM function_secrets WHERE environment_id = ?'
      const sealed = journal.database.prepare(sql).get(environmentId)?.sealed
      return sealed instanceof Uint8Array ? JSON.parse(unseal(Buffer.from(sealed), sealingKey, environmentId)) : {}
    },
  }
}
