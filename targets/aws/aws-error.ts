import { types } from 'node:util'
import { TargetError } from '../driver.ts'

/** What the SDK throws, as far as we look at it. */
interface SdkError extends Error {
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number }
}

const NEXT_STEPS: Readonly<Record<string, string>> = {
  NO_CREDENTIALS:
    'Give the server credentials of AWS (AWS_PROFILE, AWS_ACCESS_KEY_ID, a role of its machine), or give the environment a role.',
  CREDENTIALS_EXPIRED: 'Sign in again (aws sso login), or give the server credentials that it can renew by itself.',
  CREDENTIALS_INVALID:
    'Check the access key: it may be deleted, of another partition, or the region may not be enabled for the account.',
  ACCESS_DENIED: 'Let the policy of the caller allow it: the policies of the project say what is needed.',
}

const codes: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'NO_CREDENTIALS',
  TokenProviderError: 'NO_CREDENTIALS',
  ProviderError: 'NO_CREDENTIALS',
  ExpiredToken: 'CREDENTIALS_EXPIRED',
  ExpiredTokenException: 'CREDENTIALS_EXPIRED',
  RequestExpired: 'CREDENTIALS_EXPIRED',
  InvalidClientTokenId: 'CREDENTIALS_INVALID',
  UnrecognizedClientException: 'CREDENTIALS_INVALID',
  InvalidAccessKeyId: 'CREDENTIALS_INVALID',
  SignatureDoesNotMatch: 'CREDENTIALS_INVALID',
  AuthFailure: 'CREDENTIALS_INVALID',
  AccessDenied: 'ACCESS_DENIED',
  AccessDeniedException: 'ACCESS_DENIED',
  Forbidden: 'ACCESS_DENIED',
  UnauthorizedOperation: 'ACCESS_DENIED',
}

/** Another call changes the same thing at this moment. */
const CROSSED = /^(OperationAborted|ConditionalRequestConflict|ResourceConflictException)$/
const THROTTLED = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|BandwidthLimitExceeded/
const CONNECTION = /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET\w*)$/

/** What went wrong at AWS, with AWS's own words and what to do about it. */
export function targetError(error: unknown): TargetError {
  if (error instanceof TargetError) return error
  if (!types.isNativeError(error)) return new TargetError('AWS', String(error))
  const { name, message, code = '', $metadata = {} } = error as SdkError // the SDK's errors have these, others have not
  const status = $metadata.httpStatusCode ?? 0
  // S3 answers a look at the head of something without a body, so without a code.
  const known = codes[name] ?? (name === 'Unknown' && status === 403 ? 'ACCESS_DENIED' : undefined)
  if (known !== undefined) {
    return new TargetError(known, sentences(message, NEXT_STEPS[known]), { cause: error })
  }
  if (THROTTLED.test(name)) return new TargetError('THROTTLED', sentences(message), { cause: error, retryable: true })
  if (error instanceof SyntaxError || /Deserialization error/.test(message)) {
    const said = 'AWS, or what stands in its place, answered in a way that cannot be read.'
    return new TargetError('BACKEND_PROTOCOL_ERROR', said, { cause: error, retryable: true })
  }
  if (CONNECTION.test(code) || name === 'TimeoutError') {
    const said = `AWS cannot be reached: ${sentences(message)} Check the network, the region and the endpoint.`
    return new TargetError('UNREACHABLE', said, { cause: error, retryable: true })
  }
  // What is not implemented will not be on the next try.
  const retryable = (status >= 500 && status !== 501) || CROSSED.test(name)
  return new TargetError(name === 'Error' ? 'AWS' : name, sentences(message), { cause: error, retryable })
}

/** What an error of the SDK is called. */
export const isNamed = (error: unknown, ...names: readonly string[]): boolean =>
  types.isNativeError(error) && names.includes(error.name)

const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (/[.!?]$/.test(String(part)) ? part : `${part}.`))
    .join(' ')
