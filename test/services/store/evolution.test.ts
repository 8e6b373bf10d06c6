import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from '@jest/globals'
import { Schema } from 'mongoose'
import { type Stored, StoreError } from '../../../services/shared/store/collection.ts'
import type { Migration } from '../../../services/shared/store/migrations.ts'
import { openSqliteStore } from '../../../services/shared/store/sqlite/open.ts'
import { defineModel } from '../../../services/shared/store/store.ts'
import { storeKinds } from '../../testkit/stores.ts'

interface OldPerson extends Stored {
  readonly first: string
  readonly last: string
  readonly born?: Date
}

interface Person extends Stored {
  readonly name: string
  readonly born?: Date
}

const text = { type: String, required: true } as const
const oldSchema = new Schema({ first: text, last: text, born: Date })
oldSchema.index({ last: 1 })
const oldModel = defineModel<OldPerson>('people', oldSchema)

const schema = new Schema({ name: text, born: Date })
schema.index({ name: 1 }, { unique: true })
const model = defineModel<Person>('people', schema)

const oneName: Migration = {
  version: 2,
  name: 'one name for each',
  collection: 'people',
  change: ({ first, last, ...rest }) => (first === undefined ? rest : { ...rest, name: `${first} ${last}` }),
}
const noNobody: Migration = {
  version: 3,
  name: 'nobody leaves',
  collection: 'people',
  change: (person) => (person.name === 'No Body' ? undefined : person),
}

describe.each(storeKinds())('in $name', ({ open }) => {
  const born = new Date('1815-12-10')

  async function placeOfVersion1(): Promise<string> {
    const place = randomUUID()
    const store = await open({ models: [oldModel] }, place)
    const people = store.collection(oldModel)
    await people.insert({ id: 'ada', first: 'Ada', last: 'Lovelace', born })
    await people.insert({ id: 'nobody', first: 'No', last: 'Body' })
    await Promise.all(Array.from({ length: 120 }, (_, n) => people.insert({ id: `p${n}`, first: `P${n}`, last: 'X' })))
    await store.close()
    return place
  }

  test('an older store is brought forward, document by document, and its indexes with it', async () => {
    const place = await placeOfVersion1()
    const contents = { models: [model], migrations: [oneName, noNobody] }
    const store = await open(contents, place)
    const people = store.collection(model)
    expect(await people.get('ada')).toEqual({ id: 'ada', name: 'Ada Lovelace', born })
    expect(await people.get('nobody')).toBeUndefined()
    expect(await people.count({})).toBe(121)
    expect(await people.insert({ id: 'other', name: 'P7 X' })).toEqual({ taken: ['name'] })
    await store.close()
    // Nothing is migrated twice.
    const again = await open({ ...contents, migrations: [{ ...oneName, change: () => undefined }, noNobody] }, place)
    expect(await again.collection(model).count({})).toBe(121)
    await again.close()
  })

  test('a migration that was cut off is finished at the next start', async () => {
    const place = await placeOfVersion1()
    let changed = 0
    const cutOff: Migration = {
      ...oneName,
      change(document) {
        changed += 1
        if (changed > 105) throw new Error('cut off')
        return oneName.change(document)
      },
    }
    await expect(open({ models: [model], migrations: [cutOff] }, place)).rejects.toThrow()
    const store = await open({ models: [model], migrations: [oneName] }, place)
    const people = await store.collection(model).find({ order: { by: 'name', direction: 'asc' }, limit: 300 })
    expect(people).toHaveLength(122)
    expect(people.every(({ name }) => / /.test(name))).toBe(true)
    await store.close()
  })

  test('a store of a later release is refused, with what to do', async () => {
    const place = await placeOfVersion1()
    await (await open({ models: [model], migrations: [oneName, noNobody] }, place)).close()
    const early = open({ models: [model], migrations: [oneName] }, place)
    await expect(early).rejects.toThrow(StoreError)
    await expect(early).rejects.toThrow(/version 3.*up to 2.*restore a backup/)
  })

  test('a new store is of the last version, and runs no migration', async () => {
    const place = randomUUID()
    const contents = { models: [model], migrations: [{ ...oneName, change: () => undefined }] }
    const store = await open(contents, place)
    await store.collection(model).insert({ id: 'ada', name: 'Ada' })
    await store.close()
    const again = await open(contents, place)
    expect(await again.collection(model).count({})).toBe(1)
    await again.close()
  })

  test('a model that the store was not opened with is a mistake of the service', async () => {
    const store = await open({ models: [model] })
    expect(() => store.collection(defineModel('places', new Schema({ name: String })))).toThrow(/places is not among/)
    await store.ping()
  })

  test.each<[string, () => Schema, RegExp]>([
    ['types that only MongoDB has', () => new Schema({ owner: Schema.Types.ObjectId }), /owner is of type ObjectId/],
    ['times that mongoose would set', () => new Schema({ name: String }, { timestamps: true }), /timestamps/],
    ['an index on a list', () => indexed({ tags: [String] }, { tags: 1 }), /tags is no single value/],
    [
      'an index that removes what expires',
      () => indexed({ at: Date }, { at: 1 }, { expireAfterSeconds: 1 }),
      /expires/,
    ],
    ['an index of a kind that only MongoDB has', () => new Schema({ name: { type: String, index: 'text' } }), /kind/],
    ['an index on an unknown field', () => indexed({ name: String }, { nam: 1 }), /nam is no single value/],
    [
      'a unique key that may be absent',
      () => indexed({ name: String }, { name: 1 }, { unique: true }),
      /may be absent/,
    ],
    [
      'a condition that not every driver has',
      () => indexed({ n: { ...text }, m: Number }, { n: 1 }, { partialFilterExpression: { m: { $gt: 5 } } }),
      /partialFilterExpression/,
    ],
  ])('a schema with %s is refused when the store is opened', async (_what, make, wrong) => {
    await expect(open({ models: [defineModel('things', make())] })).rejects.toThrow(wrong)
  })
})

function indexed(...[definition, keys, options]: readonly [object, Record<string, 1>, object?]): Schema {
  const made = new Schema(definition)
  made.index(keys, options)
  return made
}

/** As the first release wrote it. */
const FIRST_RELEASE = `
  PRAGMA journal_mode = WAL;
  PRAGMA user_version = 1;
  CREATE TABLE "versions" (id TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL) STRICT;
  CREATE TABLE "people" (id TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL) STRICT;
  CREATE INDEX "people.routo_by.last" ON "people" (json_extract(document, '$."last"'), id);
  CREATE INDEX "made by hand" ON "people" (json_extract(document, '$."born"'));
  INSERT INTO "versions" VALUES ('v1', '{"version":1,"name":"created","at":1795255200000}');
  INSERT INTO "people" VALUES ('ada', '{"first":"Ada","last":"Lovelace","born":-4862592000000}');
  INSERT INTO "people" VALUES ('alan', '{"first":"Alan","last":"Turing"}');
`

test('a file that the first release of the embedded store wrote opens, and only what is ours is changed in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'routo-first-'))
  const file = join(folder, 'people.db')
  const first = new DatabaseSync(file)
  first.exec(FIRST_RELEASE)
  first.close()

  const old = await openSqliteStore({ file, models: [oldModel] })
  expect(await old.collection(oldModel).get('ada')).toEqual({
    ...{ id: 'ada', first: 'Ada', last: 'Lovelace' },
    born: new Date(-4_862_592_000_000),
  })
  await old.close()
  const store = await openSqliteStore({ file, models: [model], migrations: [oneName] })
  expect(await store.collection(model).find({ order: { by: 'name', direction: 'desc' }, limit: 9 })).toHaveLength(2)
  await store.close()

  const after = new DatabaseSync(file)
  const indexes = after.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`)
  expect(indexes.all().map(({ name }) => name)).toEqual([
    'made by hand',
    'people.routo_unique.name',
    'versions.routo_by.version',
  ])
  after.exec('PRAGMA user_version = 2')
  after.close()
  await expect(openSqliteStore({ file, models: [model] })).rejects.toThrow(/format 2.*knows 1/)
  rmSync(folder, { recursive: true })
})

test.each([
  ['is something else', () => 'no database, but words that are longer than the header of one would be'],
  ['has lost its end', (file: string) => readFileSync(file).subarray(0, 5_000)],
])('a file that %s is refused by its name, with what to do, and left as it is', async (_name, content) => {
  const folder = mkdtempSync(join(tmpdir(), 'routo-damaged-'))
  const file = join(folder, 'people.db')
  const store = await openSqliteStore({ file, models: [oldModel] })
  await store.close()
  writeFileSync(file, content(file))
  const before = readFileSync(file)
  const refused = openSqliteStore({ file, models: [oldModel] })
  await expect(refused).rejects.toThrow(StoreError)
  await expect(refused).rejects.toThrow(`${file} is damaged`)
  expect(readFileSync(file)).toEqual(before)
  rmSync(folder, { recursive: true })
})
