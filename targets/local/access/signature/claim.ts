import { CloudError } from '../../cloud-error.ts'
import type { SignedRequest } from '../access.ts'
import type { RequestUrl } from './request-url.ts'

/** What a request says of its signature, in its headers or in its URL; nothing of it is verified yet. */
export interface Claim {
  readonly accessKeyId: string
  /** `20261121/us-east-1/s3/aws4_request` */
  readonly scope: string
  readonly day: string
  readonly service: string
  /** In lower case. */
  readonly signedHeaders: readonly string[]
  /** 64 hexadecimal digits. */
  readonly signature: string
  /** When it was signed: `20261121T133000Z`. */
  readonly date: string
  /** Milliseconds since 1970. */
  readonly signedAt: number
  /** Of a URL that was signed for others to use. */
  readonly expiresS?: number
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const MOST_EXPIRY_S = 7 * 86_400

/**
 * @throws {CloudError} `MissingAuthenticationToken` where there is no signature; `AuthorizationHeaderMalformed`,
 * `AuthorizationQueryParametersError`, `InvalidRequest` or `InvalidToken` where it is none that could be verified
 */
export function claimOf(request: SignedRequest, url: RequestUrl): Claim {
  const { authorization } = request.headers
  if (authorization !== undefined) return claimOfHeaders(authorization, request)
  const query = new Map(url.query)
  if (query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature')) return claimOfQuery(query)
  // Version 2, which AWS has given up.
  if (query.has('AWSAccessKeyId') && query.has('Signature')) throw unknownAlgorithm()
  throw new CloudError('MissingAuthenticationToken', 'The request is not signed.', { status: 403 })
}

function claimOfHeaders(authorization: string, { headers }: SignedRequest): Claim {
  const [algorithm, ...rest] = authorization.trim().split(/\s+/)
  if (algorithm !== ALGORITHM) throw unknownAlgorithm()
  if (headers['x-amz-security-token'] !== undefined) throw needlessToken()
  const fields = new Map(
    rest
      .join('')
      .split(',')
      .map((field): [string, string] => {
        const at = field.indexOf('=')
        return [field.slice(0, at), field.slice(at + 1)]
      }),
  )
  const date = String(headers['x-amz-date'])
  return claim('AuthorizationHeaderMalformed', {
    credential: fields.get('Credential'),
    signedHeaders: fields.get('SignedHeaders'),
    signature: fields.get('Signature'),
    date,
  })
}

function claimOfQuery(query: ReadonlyMap<string, string>): Claim {
  if (query.get('X-Amz-Algorithm') !== ALGORITHM) throw unknownAlgorithm()
  if (query.has('X-Amz-Security-Token')) throw needlessToken()
  const expires = query.get('X-Amz-Expires') ?? ''
  const expiresS = Number(expires)
  if (!/^\d+$/.test(expires) || expiresS < 1 || expiresS > MOST_EXPIRY_S) {
    throw malformed('AuthorizationQueryParametersError', `X-Amz-Expires is from 1 to ${MOST_EXPIRY_S} seconds`)
  }
  const signed = claim('AuthorizationQueryParametersError', {
    credential: query.get('X-Amz-Credential'),
    signedHeaders: query.get('X-Amz-SignedHeaders'),
    signature: query.get('X-Amz-Signature'),
    date: query.get('X-Amz-Date') ?? '',
  })
  return { ...signed, expiresS }
}

interface Fields {
  readonly credential: string | undefined
  readonly signedHeaders: string | undefined
  readonly signature: string | undefined
  readonly date: string
}

function claim(code: string, { credential = '', signedHeaders = '', signature = '', date }: Fields): Claim {
  const [accessKeyId = '', day = '', , service = '', end] = credential.split('/')
  if (accessKeyId === '' || service === '' || end !== 'aws4_request') {
    throw malformed(code, 'the credential has the form <key id>/<day>/<region>/<service>/aws4_request')
  }
  const signedAt = timeOf(date)
  if (Number.isNaN(signedAt)) throw malformed(code, 'X-Amz-Date has the form 20261121T133000Z')
  if (date.slice(0, 8) !== day) throw malformed(code, 'the day of the credential is the day of X-Amz-Date')
  if (!/^[0-9a-f]{64}$/.test(signature)) throw malformed(code, 'the signature has 64 hexadecimal digits')
  return {
    accessKeyId,
    scope: credential.slice(accessKeyId.length + 1),
    day,
    service,
    signedHeaders: signedHeaders.toLowerCase().split(';'),
    signature,
    date,
    signedAt,
  }
}

function timeOf(date: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

const malformed = (code: string, rule: string): CloudError =>
  new CloudError(code, `The signature of the request is malformed: ${rule}.`)

const unknownAlgorithm = (): CloudError =>
  new CloudError(
    'InvalidRequest',
    `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`,
  )

/** It would be of another cloud: whoever sends it has set the variables of both. */
const needlessToken = (): CloudError =>
  new CloudError('InvalidToken', 'The local cloud issues no session tokens: unset AWS_SESSION_TOKEN.', { status: 403 })
