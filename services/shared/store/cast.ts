import { Error as MongooseError } from 'mongoose'
import { applyChange, type CastChange, castNumbers, refuseOverlap, touchedPaths, withoutPaths } from './change.ts'
import { type Change, type Stored, StoreError, type Upsert } from './collection.ts'
import { convertDocument, type Leaf, type Plain } from './fields.ts'
import { jsonText } from './json-text.ts'
import type { Shape } from './shape.ts'

export interface CastUpsert {
  readonly id: string
  readonly change: CastChange
  /** The whole document where there is none yet, with the change in it. */
  readonly document: Plain
}

/** @throws {StoreError} for what is no id, so that it never becomes an operator of a query */
export function castId({ name }: Shape, id: unknown): string {
  if (typeof id !== 'string' || id === '') throw new StoreError(`${name}: an id is a text`)
  return id
}

/**
 * A document that fits its schema, with defaults, `id` included.
 *
 * @throws {StoreError} naming every field that does not fit, and never its value
 */
export async function castDocument(shape: Shape, { id, ...fields }: Stored): Promise<Plain> {
  const { _id, ...cast } = await castFields(shape, { _id: castId(shape, id), ...fields }, 'whole')
  return { id: _id, ...cast }
}

/** @throws {StoreError} for fields or values that do not fit the schema */
export async function castChange<T>(shape: Shape, { set = {}, unset = [], inc, max }: Change<T>): Promise<CastChange> {
  const given = Object.entries(set).filter(([, value]) => value !== undefined && value !== null)
  if ('_id' in set) throw new StoreError(`${shape.name}: an id does not change`)
  const absent = Object.keys(set).filter((key) => given.every(([other]) => other !== key))
  const change = {
    set: given.length === 0 ? {} : await castFields(shape, Object.fromEntries(given), 'part'),
    unset: [...unset, ...absent],
    inc: castNumbers(shape, inc ?? {}, 'inc'),
    max: castNumbers(shape, max ?? {}, 'max'),
  }
  for (const key of change.unset) {
    const field = shape.fields.fields.get(key)
    if (field === undefined || key === '_id') throw new StoreError(`${shape.name}: there is no field ${key} to unset`)
    if (field.kind === 'leaf' && !field.optional) throw new StoreError(`${shape.name}: ${key} cannot be unset`)
  }
  refuseOverlap(shape, touchedPaths(change))
  return change
}

/** @throws {StoreError} as `castChange`, and where the document that would be made does not fit */
export async function castUpsert<T extends Stored>(
  shape: Shape,
  { id, change, onInsert }: Upsert<T>,
): Promise<CastUpsert> {
  const cast = await castChange(shape, change)
  const untouched = withoutPaths(onInsert as Plain, touchedPaths(cast)) // any document is a record
  const whole = { ...applyChange(untouched, { ...cast, set: change.set ?? {} }), id: castId(shape, id) }
  return { id, change: cast, document: await castDocument(shape, whole) }
}

/** The values as the schema wants them; of a part, what is not there is not missed. */
async function castFields(shape: Shape, input: Plain, extent: 'whole' | 'part'): Promise<Plain> {
  const texts = convertDocument(shape.fields, input, (leaf, value) => (leaf === 'json' ? jsonText(value) : value))
  const keys = Object.keys(texts)
  const misfits: string[] = []
  try {
    const document = new shape.document(texts, undefined, { defaults: extent === 'whole' })
    const mine = (path: string) => extent === 'whole' || keys.includes(path.split('.')[0] ?? '')
    misfits.push(...(await misfitsOf(document, mine)))
    if (misfits.length === 0) {
      const cast: Plain = document.toObject({ flattenMaps: true, minimize: false })
      const wanted = extent === 'whole' ? cast : Object.fromEntries(keys.map((key) => [key, cast[key]]))
      return convertDocument(shape.fields, wanted, kept)
    }
  } catch (error) {
    if (!(error instanceof MongooseError)) throw error
    misfits.push('path' in error ? `${error.path} is unknown` : error.name)
  }
  throw new StoreError(`${shape.name}: ${misfits.join(', ')}`)
}

/** What does not fit: paths and reasons. Values stay out, they may be secrets. */
async function misfitsOf(
  document: InstanceType<Shape['document']>,
  mine: (path: string) => boolean,
): Promise<readonly string[]> {
  try {
    await document.validate()
    return []
  } catch (error) {
    if (!(error instanceof MongooseError.ValidationError)) throw error
    const errors = Object.entries(error.errors).filter(([path]) => mine(path))
    return errors.map(([path, { kind, reason }]) =>
      reason instanceof MongooseError.StrictModeError
        ? `${path}.${reason.path} is unknown`
        : `${path} does not fit (${kind})`,
    )
  }
}

/** What all drivers keep alike: no null where a type is declared, no number that JSON lacks, no half characters. */
function kept(leaf: Leaf, value: unknown): unknown {
  if (value === null) return undefined
  if (leaf === 'json') return typeof value === 'string' ? value : jsonText(value)
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value === 'number' && !Number.isFinite(value)) throw new StoreError('a number is not finite')
  return value
}
