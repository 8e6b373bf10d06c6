import { contentTypeOf } from '../../../endpoints/content-type.ts'
import type { Execution, Failure } from '../../../engine/execution.ts'
import type { HttpResponse } from '../../../route/functions.ts'

/** An answer as API gateway takes it from a function (payload format 2.0). */
export interface HttpAnswer {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly cookies?: readonly string[]
  readonly isBase64Encoded?: boolean
}

/** The answer to a request: what the route responded, nothing when it dropped the message, or the problem. */
export function toAnswer(execution: Execution, response: HttpResponse | undefined): HttpAnswer {
  if (execution.error !== undefined) return problem(execution.error, execution.messageId)
  return response === undefined ? { statusCode: 204 } : ofResponse(response)
}

function ofResponse({ status = 200, headers = {}, body, cookies, isBase64 = false }: HttpResponse): HttpAnswer {
  const hasType = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  const needsType = !hasType && body !== undefined && !isBase64
  return {
    statusCode: status,
    headers: needsType ? { 'content-type': contentTypeOf(body), ...headers } : headers,
    ...(body === undefined ? {} : { body }),
    ...(cookies === undefined ? {} : { cookies }),
    ...(isBase64 ? { isBase64Encoded: true } : {}),
  }
}

/**
 * A failure as the caller may see it (RFC 9457). What the caller can mend is told in full; of everything else only
 * that it happened, and the id under which the record and the log tell the rest.
 */
function problem(failure: Failure, messageId: string): HttpAnswer {
  const { status, title, detail } = kindOf(failure)
  const { problems, retryAfterMs = 1_000 } = failure
  const errors = status === 400 && problems?.map(({ path, message }) => ({ pointer: path, detail: message }))
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 503 ? { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) } : {}),
    },
    body: JSON.stringify({ title, status, detail, ...(errors ? { errors } : {}), messageId }),
  }
}

interface Kind {
  readonly status: number
  readonly title: string
  readonly detail: string
}

function kindOf({ name, code, message, status = 422 }: Failure): Kind {
  if (code === 'INVALID_BODY' || code === 'INVALID_JSON') {
    return { status: 400, title: 'The body is not as expected', detail: message }
  }
  if (name === 'PermanentError' && !IS_OURS.test(code)) {
    return { status: isRefusal(status) ? status : 422, title: 'The request cannot be processed', detail: message }
  }
  if (name === 'RetryableError') {
    return { status: 503, title: 'Try again later', detail: 'The request could not be processed now.' }
  }
  return { status: 500, title: 'Something went wrong', detail: 'The request could not be processed.' }
}

/** Whether a status says that the caller is to change something. */
const isRefusal = (status: number): boolean => status >= 400 && status <= 499

/** Permanent errors that speak of our side of the route, such as the address of a server behind it. */
const IS_OURS = /^(HTTP_\d|MESSAGE_|WRONG_RETURN$|BAD_KEY$|BAD_HEADER$|NO_SUCH_STEP$|HOP_LIMIT$)/
