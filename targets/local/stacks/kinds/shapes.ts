import { listOf, object, type Shape, text, textLike, whole } from '../../../../compiler/shape.ts'
import type { PolicyDocument } from '../../access/access.ts'

/** Texts by names. */
export const textMap: Shape = (value, path, report) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report({ path: [...path], message: 'must be an object' })
    return
  }
  for (const [name, item] of Object.entries(value)) text(item, [...path, name], report)
}

/** A text, or a list of texts. */
const texts: Shape = (value, path, report) => (Array.isArray(value) ? listOf(text) : text)(value, path, report)

/** Everyone (`*`), or names by what they name: `Service`, `AWS`. */
const principal: Shape = (value, path, report) => (value === '*' ? undefined : textMap(value, path, report))

const condition: Shape = (value, path, report) => {
  if (typeof value !== 'object' || value === null) report({ path: [...path], message: 'must be an object' })
  else for (const [operator, operands] of Object.entries(value)) textMap(operands, [...path, operator], report)
}

/** A policy document of IAM. */
export const policyDocument: Shape = object(
  {
    Version: text,
    Statement: listOf(
      object(
        { Effect: textLike(/^(Allow|Deny)$/, 'must be Allow or Deny'), Action: texts },
        { Sid: text, Resource: texts, Principal: principal, Condition: condition },
      ),
    ),
  },
  {},
)

/** Nothing but a positive integer. */
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

/** A policy document that has its shape. */
export type Policy = PolicyDocument
