import type { SignedRequest } from '../access.ts'
import type { Claim } from './claim.ts'
import { decodePath, encodeRfc3986, type RequestUrl } from './request-url.ts'

/**
 * A request in the one form in which both sides sign it.
 *
 * @throws {CloudError} `InvalidURI`
 */
export function canonicalRequest(request: SignedRequest, url: RequestUrl, claim: Claim, payloadHash: string): string {
  const { signedHeaders } = claim
  const lines = signedHeaders.map((name) => `${name}:${headerText(request, name)}\n`).join('')
  return [
    request.method,
    canonicalPath(url.path, claim.service),
    canonicalQuery(url),
    lines,
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
}

/** S3 signs the path as it is sent, the others encode it once more. */
function canonicalPath(path: string, service: string): string {
  const segments = service === 's3' ? decodePath(path).split('/') : path.replace(/\/{2,}/g, '/').split('/')
  return segments.map(encodeRfc3986).join('/') || '/'
}

const canonicalQuery = ({ query }: RequestUrl): string =>
  query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encodeRfc3986(name), encodeRfc3986(value)])
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function headerText({ headers }: SignedRequest, name: string): string {
  const value = headers[name]
  const text = Array.isArray(value) ? value.join(',') : (value ?? '')
  return text.trim().replace(/\s+/g, ' ')
}
