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

  function keyFor(date: string, service: string): KeyObject {
    const scope = `${date}/${service}`
    const known = keys.get(scope)
    if (known !== undefined) return known
    const first = createHmac('sha256', `AWS4${access.secretAccessKey}`).update(date).digest()
    const key = [access.region, service, 'aws4_request'].reduce(
      (secret, part) => createHmac('sha256', secret).update(part).digest(),
      first,
    )
    const made = createSecretKey(key)
    keys.set(scope, made)
    return made
  }

  return (request) => {
    const time = new Date(now()).toISOString().replace(/[:-]|\.\d{3}/g, '')
    const date = time.slice(0, 8)
    const scope = `${date}/${access.region}/${request.service}/aws4_request`
    const payload = hash('sha256', request.body ?? '', 'hex')
    const headers: Record<string, string> = { ...request.headers, 'x-amz-date': time, 'x-amz-content-sha256': payload }
    if (access.sessionToken !== '') headers['x-amz-security-token'] = access.sessionToken
    const { canonical, names } = canonicalize(request, headers, payload)
    const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash('sha256', canonical, 'hex')}`
    const signature = createHmac('sha256', keyFor(date, request.service)).update(text).digest('hex')
    headers.authorization = `AWS4-HMAC-SHA256 Credential=${access.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`
    return headers
  }
}

/** The request in the one form in which both sides sign it. */
function canonicalize({ method, url }: AwsRequest, headers: Readonly<Record<string, string>>, payload: string) {
  const { host, pathname, search } = new URL(url)
  const signed: Readonly<Record<string, string>> = { ...headers, host }
  const sorted = Object.keys(signed).sort()
  const lines = sorted.map((name) => `${name}:${signed[name]?.trim().replace(/\s+/g, ' ')}\n`).join('')
  const query = search.slice(1).split('&').sort().join('&')
  const names = sorted.join(';')
  return { canonical: `${method}\n${pathname}\n${query}\n${lines}\n${names}\n${payload}`, names }
}
