import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto'
import type { AwsAccess, AwsRequest, Sign } from '../../endpoints/aws.ts'

/**
 * Signs requests to AWS: Signature Version 4, for URLs whose path and query are percent-encoded as RFC 3986 has it.
 * It hashes in this thread, as WebCrypto hands each of its five hashes to another at several times the hash's cost.
 *
 * @param now milliseconds since the epoch; AWS takes five minutes of difference
 */
export function createSign(access: AwsAccess, now: () => number): Sign {
  const keys = new Map<string, KeyObject>()

  /** What signs for a service on a day. */
  function keyFor(scope: string): KeyObject {
    const known = keys.get(scope)
    if (known !== undefined) return known
    const secret: Buffer = Buffer.from(`AWS4${access.secretAccessKey}`)
    const key = createSecretKey(scope.split('/').reduce(hmac, secret))
    keys.set(scope, key)
    return key
  }

  return (request) => {
    const time = new Date(now()).toISOString().replace(/[:-]|\.\d{3}/g, '')
    const scope = `${time.slice(0, 8)}/${access.region}/${request.service}/aws4_request`
    const payload = hash('sha256', request.body ?? '')
    const headers: Record<string, string> = { ...request.headers, 'x-amz-date': time, 'x-amz-content-sha256': payload }
    if (access.sessionToken !== '') headers['x-amz-security-token'] = access.sessionToken
    const { canonical, names } = canonicalize(request, headers, payload)
    const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash('sha256', canonical)}`
    const signature = hmac(keyFor(scope), text).toString('hex')
    headers.authorization = `AWS4-HMAC-SHA256 Credential=${access.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
    return headers
  }
}

const hmac = (key: KeyObject | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The request in the one form in which both sides sign it. */
function canonicalize({ method, url }: AwsRequest, headers: Readonly<Record<string, string>>, payload: string) {
  const [, host = '', path, query = ''] = URL_PARTS.exec(url) ?? []
  const signed: Readonly<Record<string, string>> = { ...headers, host }
  const sorted = Object.keys(signed).sort()
  const lines = sorted.map((name) => `${name}:${signed[name]?.trim().replace(/\s+/g, ' ')}\n`).join('')
  const names = sorted.join(';')
  return {
    canonical: `${method}\n${path}\n${query.split('&').sort().join('&')}\n${lines}\n${names}\n${payload}`,
    names,
  }
}

/** Of the URLs that this executor makes itself: a full parser would cost as much as a signature. */
const URL_PARTS = /^https?:\/\/([^/]+)([^?]*)\??(.*)$/
