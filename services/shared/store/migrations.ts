import { Schema } from 'mongoose'
import { castDocument } from './cast.ts'
import { type Collection, type Position, type Stored, StoreError } from './collection.ts'
import type { Plain } from './fields.ts'
import type { Shape } from './shape.ts'
import { defineModel } from './store.ts'

/** How the documents of one collection become those of a later version. A new store is of the last version at once. */
export interface Migration {
  /** One more than the one before it; the first is 2. */
  readonly version: number
  /** What it does, in a few words. */
  readonly name: string
  readonly collection: string
  /**
   * What becomes of a document; undefined removes it. Fields that the schema does not know any more come as they are kept:
   * dates may be milliseconds, and JSON is text. It may meet a document that it has changed before, when an earlier run was cut off.
   */
  readonly change: (document: Plain) => Plain | undefined
}

export interface VersionRecord extends Stored {
  readonly version: number
  readonly name: string
  readonly at: Date
}

const schema = new Schema(
  {
    version: { type: Number, required: true },
    name: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false },
)
schema.index({ version: 1 })

/** In every store: which versions it has been through. */
export const versionModel = defineModel<VersionRecord>('versions', schema)

/**
 * Brings a store to the version of this release, one migration after the other.
 *
 * @param store what to call it in errors
 * @param rewrite puts every document of a collection through a function
 * @throws {StoreError} when the store was written by a later release
 */
export async function migrate(
  versions: Collection<VersionRecord>,
  migrations: readonly Migration[],
  store: string,
  rewrite: (collection: string, change: Migration['change']) => Promise<void>,
): Promise<void> {
  const known = migrations.at(-1)?.version ?? 1
  const record = (version: number, name: string) =>
    versions.insert({ id: `v${version}`, version, name, at: new Date() })
  const [newest] = await versions.find({ order: { by: 'version', direction: 'desc' }, limit: 1 })
  if (newest === undefined) {
    await record(known, 'created')
    return
  }
  if (newest.version > known) {
    throw new StoreError(
      `${store} is of version ${newest.version}, and this release knows versions up to ${known}. Start the release that wrote it, or restore a backup from before.`,
    )
  }
  for (const { version, name, collection, change } of migrations) {
    if (version <= newest.version) continue
    await rewrite(collection, change)
    await record(version, name)
  }
}

const REWRITTEN_AT_ONCE = 100

/** Puts every document of a collection through a function, and what it gives through the schema. */
export async function rewrite(
  shape: Shape,
  collection: Collection<Stored>,
  replace: (document: Plain) => Promise<void>,
  change: Migration['change'],
): Promise<void> {
  let after: Position | undefined
  do {
    const page: readonly Stored[] = await collection.find({ limit: REWRITTEN_AT_ONCE, ...(after && { after }) })
    await Promise.all(page.map((document) => rewriteOne(document)))
    const last = page.at(-1)
    after = last && { id: last.id, value: last.id }
  } while (after !== undefined)

  async function rewriteOne(document: Stored): Promise<void> {
    const changed = change({ ...document })
    if (changed === undefined) await collection.remove(document.id)
    else await replace(await castDocument(shape, { ...changed, id: document.id }))
  }
}
