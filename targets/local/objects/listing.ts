import type { Journal } from '../journal/journal.ts'
import type { BucketTable } from './buckets.ts'
import { justAfter, successor } from './keys.ts'
import type { VersionInfo } from './object.ts'
import type { Listing, ListQuery, Objects } from './objects.ts'
import { versionOf } from './version-row.ts'

/** Where to read on: with this key, or behind a version of it. */
interface Place {
  readonly key: string
  /** What is left of the key has ids below it. */
  readonly below: number
}

/** One at a time: of keys that share their beginning only the first is wanted. */
type Read = (from: Place) => Iterable<VersionInfo>

/** A version, or in its place what several keys begin with. */
interface Entry {
  readonly key: string
  readonly version?: VersionInfo
}

const ANY_VERSION = Number.MAX_SAFE_INTEGER

/** Reads pages of buckets: keys in the order of UTF-8, those with a shared beginning as one. */
export function listings({ database }: Journal, buckets: BucketTable): Pick<Objects, 'list' | 'versions'> {
  // One lower bound: of two, SQLite may search by the one that is far below.
  const select = (which: string) =>
    database.prepare(
      `SELECT * FROM object_versions WHERE bucket = :bucket AND key >= max(:prefix, :key)
       AND NOT (key = :key AND id >= :below) ${which} ORDER BY key, id DESC`,
    )
  const ofCurrent = select('AND is_current = 1 AND is_marker = 0')
  const ofAll = select('')
  const idOf = database.prepare('SELECT id FROM object_versions WHERE bucket = ? AND key = ? AND version_id = ?')

  const reader = (statement: typeof ofAll, bucket: string, prefix: string): Read =>
    function* read(from) {
      for (const row of statement.iterate({ bucket, prefix, ...from })) yield versionOf(row)
    }

  return {
    list(bucket, query) {
      buckets.existing(bucket)
      return pageOf(query, placeAfter(query), reader(ofCurrent, bucket, query.prefix ?? ''))
    },
    versions(bucket, query) {
      buckets.existing(bucket)
      const { after = '', afterVersion = '' } = query
      const id = idOf.get(bucket, after, afterVersion)?.id
      const from = id === undefined ? placeAfter(query) : { key: after, below: Number(id) }
      return pageOf(query, from, reader(ofAll, bucket, query.prefix ?? ''))
    },
  }
}

function placeAfter({ prefix = '', delimiter = '', after }: ListQuery): Place | undefined {
  if (after === undefined) return { key: prefix, below: ANY_VERSION }
  return sharedBeginning(after, prefix, delimiter) === after ? placeBehind(after) : at(justAfter(after))
}

const at = (key: string): Place => ({ key, below: ANY_VERSION })

/** Behind everything that begins so. */
function placeBehind(beginning: string): Place | undefined {
  const key = successor(beginning)
  return key === undefined ? undefined : at(key)
}

/** What a key is listed as instead of itself. */
function sharedBeginning(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined
  const end = key.indexOf(delimiter, prefix.length)
  return end < 0 ? undefined : key.slice(0, end + delimiter.length)
}

function pageOf(query: ListQuery, from: Place | undefined, read: Read): Listing<VersionInfo> {
  const { max } = query
  // One more than fits tells whether there is another page.
  const entries =
    max === 0
      ? []
      : entriesOf(query, from, read)
          .take(max + 1)
          .toArray()
  const shown = entries.slice(0, max)
  const last = shown.at(-1)
  return {
    entries: shown.flatMap(({ version }) => version ?? []),
    prefixes: shown.flatMap(({ key, version }) => (version === undefined ? key : [])),
    ...(entries.length > max && last !== undefined && { next: nameOf(last) }),
  }
}

const nameOf = ({ key, version }: Entry): NonNullable<Listing<VersionInfo>['next']> =>
  version === undefined ? { key } : { key, versionId: version.versionId }

/** All entries from a place on. Of keys that share their beginning only the first is read. */
function* entriesOf({ prefix = '', delimiter = '' }: ListQuery, from: Place | undefined, read: Read): Generator<Entry> {
  let place = from
  while (place !== undefined) {
    const start: Place = place
    place = undefined
    for (const version of read(start)) {
      const { key } = version
      if (!key.startsWith(prefix)) return
      const shared = sharedBeginning(key, prefix, delimiter)
      if (shared === undefined) yield { key, version }
      else {
        yield { key: shared }
        place = placeBehind(shared)
        break
      }
    }
  }
}
