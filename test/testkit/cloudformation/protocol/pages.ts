import { invalid } from './answers.ts'
import { type Form, textIn } from './form.ts'

/** One page of a list, and the token of the next. */
export function pageOf<T>(
  all: readonly T[],
  form: Form,
  size: number,
): { readonly page: readonly T[]; readonly NextToken: string | undefined } {
  const token = textIn(form, 'NextToken')
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString())
  if (!Number.isInteger(start) || start < 0) throw invalid('Token is invalid')
  const end = start + size
  return {
    page: all.slice(start, end),
    NextToken: end < all.length ? Buffer.from(String(end)).toString('base64url') : undefined,
  }
}
