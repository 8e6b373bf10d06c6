import { isObject } from '../../../runtime/unknown.ts'
import { type UserError, userError } from '../../shared/problems.ts'

/** Room for the envelope beside it, in what a queue takes. */
const LONGEST_BODY_BYTES = 1_000_000
const LONGEST_HEADERS_BYTES = 8_000
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]{1,128}$/

type Headers = Readonly<Record<string, string>>

/** A body that is too long. */
export const checkBody = (body: string, field = ['input', 'body']): readonly UserError[] =>
  Buffer.byteLength(body) <= LONGEST_BODY_BYTES
    ? []
    : [
        userError('INVALID', `The body has more than ${LONGEST_BODY_BYTES} bytes.`, {
          field,
          hint: 'Put larger files into the bucket of a file route.',
        }),
      ]

/** Headers as they came, by name in small letters; or everything that is wrong with them. */
export function readHeaders(given: unknown): Headers | readonly UserError[] {
  const field = ['input', 'headers']
  const hint = 'Write them as an object of texts: { "priority": "high" }.'
  if (given == null) return {}
  if (!isObject(given)) return [userError('INVALID', 'The headers are no JSON object.', { field, hint })]
  const headers = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const)
  const found = headers.flatMap(([name, value]) => {
    const at = [...field, name]
    if (!HEADER_NAME.test(name)) return [userError('INVALID', 'This is no name of a header.', { field: at, hint })]
    return typeof value === 'string' ? [] : [userError('INVALID', 'The header is no text.', { field: at, hint })]
  })
  if (Buffer.byteLength(JSON.stringify(given)) > LONGEST_HEADERS_BYTES) {
    found.push(userError('INVALID', `The headers have more than ${LONGEST_HEADERS_BYTES} bytes.`, { field }))
  }
  return found.length > 0 ? found : Object.fromEntries(headers.map(([name, value]) => [name, String(value)]))
}

export const areProblems = (headers: Headers | readonly UserError[]): headers is readonly UserError[] =>
  Array.isArray(headers)
