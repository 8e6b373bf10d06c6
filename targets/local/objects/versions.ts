import type { Journal } from '../journal/journal.ts'
import type { BucketTable } from './buckets.ts'
import type { ContentFile, ObjectInfo, Precondition, VersionInfo } from './object.ts'
import type { RemoveResult } from './objects.ts'
import { refuseUnmet } from './precondition.ts'
import { versionOf } from './version-row.ts'

/** Versions of objects as the journal has them. Whatever writes is for within a transaction. */
export interface VersionTable {
  /** The largest id that there is. */
  lastId(): number
  current(bucket: string, key: string): VersionInfo | undefined
  version(bucket: string, key: string, versionId: string): VersionInfo | undefined
  /** How many objects there are. */
  count(bucket: string): number
  /** Whether there is any version of anything. */
  isEmpty(bucket: string): boolean
  /**
   * Makes a version the current one of its key. Answers the files of the one that it takes the place of, where that is not kept.
   *
   * @throws {CloudError} `NoSuchBucket`, or `PreconditionFailed`, 412
   */
  add(id: number, version: ObjectInfo, precondition?: Precondition): readonly ContentFile[]
  /** @throws {CloudError} `NoSuchBucket` */
  remove(removal: Removal): RemoveResult & { readonly files: readonly ContentFile[] }
  removeAll(bucket: string): readonly ContentFile[]
  setTags(version: VersionInfo, tags: Readonly<Record<string, string>>): void
}

/** A removal, with what is made of it where versions are kept. */
export interface Removal {
  readonly bucket: string
  readonly key: string
  /** Of the version that is to go for good. */
  readonly versionId: string | undefined
  /** The mark of the deletion. */
  readonly marker: { readonly id: number; readonly versionId: string; readonly at: number }
}

/** What a version is called in a bucket that keeps none. */
export const UNVERSIONED = 'null'

export function versionTable({ database }: Journal, buckets: BucketTable): VersionTable {
  const selectCurrent = database.prepare(
    'SELECT * FROM object_versions WHERE bucket = ? AND key = ? AND is_current = 1',
  )
  const selectVersion = database.prepare(
    'SELECT * FROM object_versions WHERE bucket = ? AND key = ? AND version_id = ?',
  )
  const selectAny = database.prepare('SELECT 1 FROM object_versions WHERE bucket = ? LIMIT 1')
  const selectFiles = database.prepare('SELECT files FROM object_versions WHERE bucket = ?')
  const selectCount = database.prepare(
    'SELECT COUNT(*) AS objects FROM object_versions WHERE bucket = ? AND is_current = 1 AND is_marker = 0',
  )
  const insert = database.prepare('INSERT INTO object_versions VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, NULL, ?, ?)')
  const replace = database.prepare(
    'UPDATE object_versions SET is_current = 0, replaced_at = ? WHERE bucket = ? AND key = ? AND is_current = 1',
  )
  const restore = database.prepare(
    `UPDATE object_versions SET is_current = 1, replaced_at = NULL
     WHERE id = (SELECT id FROM object_versions WHERE bucket = ? AND key = ? ORDER BY id DESC LIMIT 1)`,
  )
  const remove = database.prepare('DELETE FROM object_versions WHERE bucket = ? AND key = ? AND version_id = ?')
  const removeAll = database.prepare('DELETE FROM object_versions WHERE bucket = ?')
  const setTags = database.prepare(
    `UPDATE object_versions SET details = json_set(details, '$.tags', json(?)) WHERE id = ?`,
  )

  const rowOf = (row: Readonly<Record<string, unknown>> | undefined): VersionInfo | undefined => row && versionOf(row)
  const current = (bucket: string, key: string) => rowOf(selectCurrent.get(bucket, key))
  const version = (bucket: string, key: string, versionId: string) => rowOf(selectVersion.get(bucket, key, versionId))

  /** Answers its files. */
  function take({ bucket, key, versionId, isCurrent, files }: VersionInfo): readonly ContentFile[] {
    remove.run(bucket, key, versionId)
    if (isCurrent) restore.run(bucket, key)
    return files
  }

  function insertCurrent(id: number, info: ObjectInfo, isMarker: boolean): readonly ContentFile[] {
    const { bucket, key, versionId, bytes, etag, modifiedAt, files, ...details } = info
    const same = versionId === UNVERSIONED ? version(bucket, key, versionId) : undefined
    const freed = same === undefined ? [] : take(same)
    replace.run(modifiedAt, bucket, key)
    const marker = Number(isMarker)
    insert.run(
      id,
      bucket,
      key,
      versionId,
      marker,
      bytes,
      etag,
      modifiedAt,
      JSON.stringify(files),
      JSON.stringify(details),
    )
    return freed
  }

  /** Without versions, a mark is made only where an older version would come to light. */
  function mark({ bucket, key, marker }: Removal): RemoveResult & { readonly files: readonly ContentFile[] } {
    const { versioned } = buckets.existing(bucket)
    const same = versioned ? undefined : version(bucket, key, UNVERSIONED)
    const files = same === undefined ? [] : take(same)
    if (!versioned && current(bucket, key) === undefined) return { files, isMarker: false }
    const versionId = versioned ? marker.versionId : UNVERSIONED
    const modifiedAt = marker.at
    insertCurrent(marker.id, { bucket, key, versionId, modifiedAt, ...EMPTY }, true)
    return { files, versionId, isMarker: true }
  }

  return {
    lastId: () => Number(database.prepare('SELECT COALESCE(MAX(id), 0) AS id FROM object_versions').get()?.id),
    current,
    version,
    count: (bucket) => Number(selectCount.get(bucket)?.objects),
    isEmpty: (bucket) => selectAny.get(bucket) === undefined,
    add(id, info, precondition) {
      buckets.existing(info.bucket)
      if (precondition !== undefined) refuseUnmet(precondition, current(info.bucket, info.key))
      return insertCurrent(id, info, false)
    },
    remove(removal) {
      const { bucket, key, versionId } = removal
      if (versionId === undefined) return mark(removal)
      const found = version(bucket, key, versionId)
      if (found === undefined) return { files: [], versionId, isMarker: false }
      return { files: take(found), versionId, isMarker: found.isMarker }
    },
    removeAll(bucket) {
      const files = selectFiles.all(bucket).flatMap((row): readonly ContentFile[] => JSON.parse(String(row.files)))
      removeAll.run(bucket)
      return files
    },
    setTags({ id }, tags) {
      setTags.run(JSON.stringify(tags), id)
    },
  }
}

const EMPTY = { bytes: 0, etag: '', files: [], contentType: '', metadata: {} }
