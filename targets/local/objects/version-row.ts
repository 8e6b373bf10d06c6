import type { VersionInfo } from './object.ts'

/** A row of `object_versions`, with all its columns. */
export const versionOf = (row: Readonly<Record<string, unknown>>): VersionInfo => ({
  id: Number(row.id),
  bucket: String(row.bucket),
  key: String(row.key),
  versionId: String(row.version_id),
  isCurrent: row.is_current === 1,
  isMarker: row.is_marker === 1,
  bytes: Number(row.bytes),
  etag: String(row.etag),
  modifiedAt: Number(row.modified_at),
  files: JSON.parse(String(row.files)),
  ...JSON.parse(String(row.details)),
})
