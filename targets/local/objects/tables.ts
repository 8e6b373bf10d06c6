import type { Journal } from '../journal/journal.ts'

/** The tables of buckets and objects. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS buckets (name TEXT PRIMARY KEY, config TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;

  CREATE TABLE IF NOT EXISTS object_versions (
    id INTEGER PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, version_id TEXT NOT NULL,
    is_current INTEGER NOT NULL, is_marker INTEGER NOT NULL, bytes INTEGER NOT NULL, etag TEXT NOT NULL,
    modified_at INTEGER NOT NULL, replaced_at INTEGER, files TEXT NOT NULL, details TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS object_version ON object_versions (bucket, key, version_id);
  CREATE INDEX IF NOT EXISTS object_history ON object_versions (bucket, key, id DESC);
  CREATE UNIQUE INDEX IF NOT EXISTS object_current ON object_versions (bucket, key) WHERE is_current = 1;
  CREATE INDEX IF NOT EXISTS object_listed ON object_versions (bucket, key, bytes) WHERE is_current = 1 AND is_marker = 0;
  CREATE INDEX IF NOT EXISTS object_replaced ON object_versions (bucket, replaced_at) WHERE is_current = 0;

  CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, started_at INTEGER NOT NULL, details TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS upload_key ON uploads (bucket, key, id);
  CREATE TABLE IF NOT EXISTS upload_parts (
    upload TEXT NOT NULL, number INTEGER NOT NULL, bytes INTEGER NOT NULL, etag TEXT NOT NULL, modified_at INTEGER NOT NULL,
    file TEXT NOT NULL, checksum TEXT, PRIMARY KEY (upload, number)
  ) STRICT, WITHOUT ROWID;
`

export const defineObjectTables = (journal: Journal): void => journal.define(TABLES)

/** The names of all content files that belong to something. */
export function knownFiles({ database }: Journal): ReadonlySet<string> {
  const rows = database
    .prepare(
      `SELECT json_extract(value, '$.name') AS name FROM object_versions, json_each(files)
       UNION ALL SELECT file FROM upload_parts`,
    )
    .iterate()
  const names = new Set<string>()
  for (const { name } of rows) names.add(String(name))
  return names
}
