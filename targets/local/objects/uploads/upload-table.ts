import type { Journal } from '../../journal/journal.ts'
import type { ContentFile } from '../object.ts'
import type { PartInfo, UploadInfo, UploadQuery } from './uploads.ts'

/** A part, and where it lies. */
export interface KeptPart extends PartInfo {
  readonly file: ContentFile
}

/** Unfinished uploads as the journal has them. Whatever writes is for within a transaction. */
export interface UploadTable {
  get(id: string): UploadInfo | undefined
  list(bucket: string, query: UploadQuery): readonly UploadInfo[]
  parts(id: string, query?: { readonly after: number; readonly max: number }): readonly KeptPart[]
  add(upload: UploadInfo): void
  /** Answers the file of the part that it takes the place of. */
  putPart(id: string, part: KeptPart): readonly ContentFile[]
  /** Answers the files of its parts. */
  remove(id: string): readonly ContentFile[]
  /** Of a bucket; or those that began before a time. */
  removeAll(bucket: string, startedBefore?: number): readonly ContentFile[]
}

type Row = Readonly<Record<string, unknown>>

export function uploadTable({ database }: Journal): UploadTable {
  const select = database.prepare('SELECT * FROM uploads WHERE id = ?')
  const selectMany = database.prepare(
    `SELECT * FROM uploads WHERE bucket = :bucket AND key >= max(:prefix, :key) AND NOT (key = :key AND id <= :id)
     ORDER BY key, id LIMIT :max`,
  )
  const selectIds = database.prepare('SELECT id FROM uploads WHERE bucket = ? AND started_at < ?')
  const selectParts = database.prepare(
    'SELECT * FROM upload_parts WHERE upload = ? AND number > ? ORDER BY number LIMIT ?',
  )
  const selectPart = database.prepare('SELECT * FROM upload_parts WHERE upload = ? AND number = ?')
  const insert = database.prepare('INSERT INTO uploads VALUES (?, ?, ?, ?, ?)')
  const insertPart = database.prepare('INSERT OR REPLACE INTO upload_parts VALUES (?, ?, ?, ?, ?, ?, ?)')
  const remove = database.prepare('DELETE FROM uploads WHERE id = ?')
  const removeParts = database.prepare('DELETE FROM upload_parts WHERE upload = ?')

  const parts: UploadTable['parts'] = (id, { after, max } = { after: 0, max: -1 }) =>
    selectParts.all(id, after, max).map(partOf)

  const removeOne = (id: string): readonly ContentFile[] => {
    const files = parts(id).map(({ file }) => file)
    removeParts.run(id)
    remove.run(id)
    return files
  }

  return {
    get(id) {
      const row = select.get(id)
      return row && uploadOf(row)
    },
    list(bucket, { prefix, after, max }) {
      // Behind all uploads of a key, where none of them is named: ids are of ASCII.
      const { key, id = '~' } = after ?? { key: '', id: '' }
      const uploads = selectMany.all({ bucket, prefix, key, id, max }).map(uploadOf)
      return uploads.filter((upload) => upload.key.startsWith(prefix))
    },
    parts,
    add: ({ id, bucket, key, startedAt, ...more }) => void insert.run(id, bucket, key, startedAt, JSON.stringify(more)),
    putPart(id, { number, bytes, etag, modifiedAt, file, checksum }) {
      const old = selectPart.get(id, number)
      const checksumText = checksum === undefined ? null : JSON.stringify(checksum)
      insertPart.run(id, number, bytes, etag, modifiedAt, file.name, checksumText)
      return old === undefined ? [] : [partOf(old).file]
    },
    remove: removeOne,
    removeAll: (bucket, startedBefore = Number.MAX_SAFE_INTEGER) =>
      selectIds.all(bucket, startedBefore).flatMap(({ id }) => removeOne(String(id))),
  }
}

const uploadOf = ({ id, bucket, key, started_at, details }: Row): UploadInfo => ({
  id: String(id),
  bucket: String(bucket),
  key: String(key),
  startedAt: Number(started_at),
  ...JSON.parse(String(details)),
})

const partOf = ({ number, bytes, etag, modified_at, file, checksum }: Row): KeptPart => ({
  number: Number(number),
  bytes: Number(bytes),
  etag: String(etag),
  modifiedAt: Number(modified_at),
  file: { name: String(file), bytes: Number(bytes) },
  ...(checksum !== null && { checksum: JSON.parse(String(checksum)) }),
})
