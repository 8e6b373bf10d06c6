import type { mongo } from 'mongoose'
import type { CastUpsert } from '../cast.ts'
import { type CastChange, touchedPaths } from '../change.ts'
import type { Plain } from '../fields.ts'
import type { StoredDocument } from './stored.ts'

export type Update = mongo.UpdateFilter<StoredDocument>

/** A change in MongoDB's words; undefined when it changes nothing. */
export function updateOf({ set, unset, inc, max }: CastChange): Update | undefined {
  const operators = {
    $set: set,
    $unset: Object.fromEntries(unset.map((field) => [field, true])),
    $inc: inc,
    $max: max,
  }
  const used = Object.entries(operators).filter(([, fields]) => Object.keys(fields).length > 0)
  return used.length === 0 ? undefined : Object.fromEntries(used)
}

/** The change, and beside it the rest of the document for when there is none: MongoDB wants each path named once. */
export function upsertOf({ change, document }: CastUpsert): Update {
  const { id, ...fields } = document
  return { ...updateOf(change), $setOnInsert: untouched(fields, touchedPaths(change), '') }
}

function untouched(fields: Plain, touched: readonly string[], prefix: string): Plain {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const path = `${prefix}${key}`
      if (touched.includes(path)) return []
      // Something below is touched, so what is beside it is named one by one.
      const below = touched.some((one) => one.startsWith(`${path}.`))
      return below ? Object.entries(untouched(value as Plain, touched, `${path}.`)) : [[path, value]] // paths lead through records
    }),
  )
}
