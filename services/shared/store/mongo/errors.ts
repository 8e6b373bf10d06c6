import { KeyTakenError, StoreError } from '../collection.ts'
import type { Shape } from '../shape.ts'

const DUPLICATE = 11_000
const TOO_LARGE = new Set([10_334, 17_419, 17_420])

/** What a failure of MongoDB is in the words of the port. */
export function failureOf(error: unknown, shape: Shape): StoreError {
  if (error instanceof StoreError) return error
  const { code, message } = answerOf(error)
  if (code === DUPLICATE) return new KeyTakenError(shape.name, takenKey(message, shape))
  if (TOO_LARGE.has(code)) return new StoreError(`${shape.name}: the document would be too large`, { cause: error })
  return new StoreError(`${shape.name}: MongoDB failed`, { cause: error })
}

/** Whether another caller made the same document a moment before: then there is one to change. */
export const isRace = (failure: StoreError): boolean => failure instanceof KeyTakenError && failure.taken[0] === 'id'

/** The message names the index; the rest of it is values. */
function takenKey(message: string, shape: Shape): readonly string[] {
  const name = /index: (\S+)/.exec(message)?.[1]
  return shape.indexes.find((index) => index.name === name)?.fields ?? ['id']
}

/** Errors of commands and those of single writes in a bulk say it in different places. */
function answerOf(error: unknown): { readonly code: number; readonly message: string } {
  const { code, errmsg, message } = (error ?? {}) as { code?: unknown; errmsg?: unknown; message?: unknown }
  return { code: Number(code), message: String(errmsg ?? message) }
}
