import type { DeadLetterFilter } from '../../../client/operations.ts'
import { type Range, ranges } from '../../app/ranges.ts'
import { formatExact } from '../../format/numbers.ts'

/** What stands in the address of the page. */
export interface LetterSearch {
  readonly route?: string | undefined
  readonly error?: string | undefined
  readonly text?: string | undefined
  readonly since?: string | undefined
}

/** The letters that something is done with: these, or all that the filter finds. */
export type Selection = { readonly ids: readonly string[] } | { readonly filter: DeadLetterFilter }

/** What they are, in words: `All letters of StoreOrders with HTTP_404`. */
export function inWords(selection: Selection, { route, error, text, since }: LetterSearch): string {
  if ('ids' in selection) {
    const { length } = selection.ids
    return length === 1 ? 'The selected letter' : `The ${formatExact(length)} selected letters`
  }
  return [
    'All letters',
    route !== undefined && `of ${route}`,
    error !== undefined && `with ${error}`,
    text !== undefined && `that contain “${text}”`,
    since !== undefined && `from the ${ranges[since as Range]?.toLowerCase() ?? since}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** `1 letter`, `1,204 letters`. */
export const letters = (count: number): string => (count === 1 ? '1 letter' : `${formatExact(count)} letters`)
