import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto'
import { CloudError } from '../../cloud-error.ts'
import type { Authenticated, SignedRequest } from '../access.ts'
import { canonicalRequest } from './canonical-request.ts'
import { type Claim, claimOf } from './claim.ts'
import { parseRequestUrl, type RequestUrl } from './request-url.ts'

/** A signature that is right, and who made it. */
export type Verified = Omit<Authenticated, 'principal'> & { readonly accessKeyId: string }

/** What AWS grants clocks that go wrong. */
const MOST_SKEW_MS = 15 * 60_000
/** Of keys that sign for a day: more are of days gone by, or of guesses. */
const MOST_SIGNING_KEYS = 1000

/**
 * Verifies Signature Version 4, in headers and in URLs. Keys that were derived for a day are kept: deriving costs four times what
 * verifying does.
 *
 * @param secretOf of a key; undefined for one that is not known
 */
export function createVerify(
  secretOf: (accessKeyId: string) => string | undefined,
  now: () => number,
): (request: SignedRequest) => Verified {
  const signingKeys = new Map<string, KeyObject>()

  function signingKey({ accessKeyId, scope, service }: Claim): KeyObject {
    const secret = secretOf(accessKeyId)
    if (secret === undefined) throw unknownKey(service)
    const name = `${accessKeyId}/${scope}`
    const known = signingKeys.get(name)
    if (known !== undefined) return known
    const first: Buffer = Buffer.from(`AWS4${secret}`)
    const key = createSecretKey(scope.split('/').reduce((made, part) => hmac(made, part), first))
    if (signingKeys.size >= MOST_SIGNING_KEYS) signingKeys.clear()
    signingKeys.set(name, key)
    return key
  }

  return (request) => {
    const url = parseRequestUrl(request.url)
    const claim = claimOf(request, url)
    const key = signingKey(claim)
    refuseUnsignedHeaders(claim, request)
    const payloadHash = payloadHashOf(claim, request, url)
    // Headers come as Latin-1, a byte for a character: what was signed is the bytes.
    const canonical = Buffer.from(canonicalRequest(request, url, claim, payloadHash), 'latin1')
    const { date, scope, signature, accessKeyId } = claim
    const expected = hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${hash('sha256', canonical)}`)
    if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) throw wrongSignature()
    refuseAtThisTime(claim, now())
    return { accessKeyId, payloadHash, signature, signingKey: key.export(), scope, date }
  }
}

const hmac = (key: KeyObject | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** What is not signed could have been added by anybody. */
function refuseUnsignedHeaders({ signedHeaders }: Claim, { headers }: SignedRequest): void {
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))]
  const missing = needed.filter((name) => !signedHeaders.includes(name))
  if (missing.length === 0) return
  throw new CloudError(
    'AccessDenied',
    `There were headers present in the request which were not signed: ${missing.join(', ')}.`,
    { status: 403 },
  )
}

/** @throws {CloudError} `SignatureDoesNotMatch`, when the body at hand is another than the one that was signed */
function payloadHashOf({ service, expiresS }: Claim, { headers, body }: SignedRequest, { query }: RequestUrl): string {
  const header = headers['x-amz-content-sha256'] ?? new Map(query).get('X-Amz-Content-Sha256')
  if (service === 's3') {
    if (header === undefined && expiresS === undefined) throw missingHash()
    return String(header ?? 'UNSIGNED-PAYLOAD')
  }
  const actual = hash('sha256', body ?? '')
  if (header !== undefined && header !== actual) throw wrongSignature()
  return actual
}

function refuseAtThisTime({ signedAt, expiresS }: Claim, now: number): void {
  if (expiresS === undefined) {
    if (Math.abs(now - signedAt) > MOST_SKEW_MS) {
      throw denied('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.')
    }
    return
  }
  if (signedAt > now + MOST_SKEW_MS) throw denied('AccessDenied', 'Request is not valid yet')
  if (now > signedAt + expiresS * 1000) throw denied('AccessDenied', 'Request has expired')
}

const denied = (code: string, message: string): CloudError => new CloudError(code, message, { status: 403 })

const unknownKey = (service: string): CloudError =>
  service === 's3'
    ? denied('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
    : denied('InvalidClientTokenId', 'The security token included in the request is invalid.')

const wrongSignature = (): CloudError =>
  denied(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  )

const missingHash = (): CloudError =>
  new CloudError('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
