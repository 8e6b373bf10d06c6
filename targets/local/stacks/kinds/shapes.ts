import { isDeepStrictEqual } from 'node:util'
import { listOf, object, oneOf, type Shape, text, whole } from '../../../../compiler/shape.ts'
import type { Value } from '../../../../compiler/template.ts'
import { isObject } from '../../../../runtime/unknown.ts'

/** An object whose properties all have one shape. */
export const eachOf =
  (shape: Shape): Shape =>
  (value, path, report) => {
    if (!isObject(value)) {
      report({ path: [...path], message: 'must be an object' })
      return
    }
    for (const [name, item] of Object.entries(value)) shape(item, [...path, name], report)
  }

/** Texts by names. */
export const textMap = eachOf(text)

/** A text, or a list of texts. */
export const texts: Shape = (value, path, report) => (Array.isArray(value) ? listOf(text) : text)(value, path, report)

/** The one value, of any kind. */
export const always =
  (wanted: Value): Shape =>
  (value, path, report) => {
    if (!isDeepStrictEqual(value, wanted)) {
      report({ path: [...path], message: `must be ${JSON.stringify(wanted)}` })
    }
  }

/** Everyone (`*`), or names by what they name: `Service`, `AWS`. */
const principal: Shape = (value, path, report) => (value === '*' ? undefined : textMap(value, path, report))

/** A policy document of IAM. */
export const policyDocument: Shape = object({
  Version: text,
  Statement: listOf(
    object(
      { Effect: oneOf(['Allow', 'Deny']), Action: texts },
      { Sid: text, Resource: texts, Principal: principal, Condition: eachOf(textMap) },
    ),
  ),
})

/** An integer that is not negative. */
export const count: Shape = (value, path, report) => {
  if (typeof value === 'number' && value < 0) report({ path: [...path], message: 'must not be negative' })
  else whole(value, path, report)
}

export const tags: Shape = listOf(object({ Key: text, Value: text }))

/** Tags as most resources have them. */
export type TagList = readonly { readonly Key: string; readonly Value: string }[]

export const tagMap = (list: TagList): Readonly<Record<string, string>> =>
  Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]))

export const tagList = (map: Readonly<Record<string, string>>): TagList =>
  Object.entries(map).map(([Key, Value]) => ({ Key, Value }))
