import { createHash } from 'node:crypto'
import { type Zippable, zipSync } from 'fflate'
import type { BuiltFile } from './built-file.ts'

/** The zip format knows no time zone: fflate writes the local fields of the date, so these are the same everywhere. */
const EPOCH_OF_ZIP = new Date(1980, 0, 1)
const UNIX = 3
/** A regular file that everybody may read: what Lambda needs to load it under its own user. */
const READABLE_FILE = 0o100644 << 16

/** Packs files so that equal contents give equal bytes: fixed order, time, attributes and compression. */
export function archive(files: readonly BuiltFile[]): { readonly zip: Uint8Array; readonly sha256: string } {
  const attributes = { level: 6, mtime: EPOCH_OF_ZIP, os: UNIX, attrs: READABLE_FILE } as const
  const entries: Zippable = Object.fromEntries(files.map(({ path, contents }) => [path, [contents, attributes]]))
  const zip = zipSync(entries)
  return { zip, sha256: createHash('sha256').update(zip).digest('hex') }
}
