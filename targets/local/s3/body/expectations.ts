import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { CloudError } from '../../cloud-error.ts'
import { type Algorithm, algorithmOf, algorithms, type RunningDigest, startDigest } from './checksums.ts'

/** How the headers of checksums begin. */
export const CHECKSUM = 'x-amz-checksum-'

/** A digest that is announced, and the word for one that is wrong. */
export interface Expectation {
  readonly digest: RunningDigest
  /** Base64, or hexadecimal; known when the body has come to its end. */
  readonly expected: () => string | undefined
  readonly encoding: 'base64' | 'hex'
  readonly wrong: CloudError
}

/**
 * The algorithm of the checksum that comes in a header, or behind the content.
 *
 * @throws {CloudError} `InvalidRequest`
 */
export function announcedAlgorithm(headers: IncomingHttpHeaders): Algorithm | undefined {
  const names = [
    ...Object.keys(headers),
    ...String(headers['x-amz-trailer'] ?? '')
      .toLowerCase()
      .split(','),
  ]
  const announced = names
    .map((name) => name.trim())
    .filter((name) => name.startsWith(CHECKSUM) && !NO_DIGESTS.includes(name))
    .map((name) => name.slice(CHECKSUM.length))
  const [first, ...others] = new Set(announced)
  if (first === undefined) return undefined
  const algorithm = algorithmOf(first)
  if (algorithm === undefined || others.length > 0) {
    throw new CloudError(
      'InvalidRequest',
      `One checksum can be sent, of ${algorithms.join(', ')}; this is ${announced.join(' and ')}.`,
    )
  }
  return algorithm
}

/** Headers that begin like those of checksums. */
const NO_DIGESTS: readonly string[] = [`${CHECKSUM}algorithm`, `${CHECKSUM}type`, `${CHECKSUM}mode`]

/** @param trailers which are there when the body has come to its end */
export function checksumExpectation(
  algorithm: Algorithm,
  headers: IncomingHttpHeaders,
  trailers: ReadonlyMap<string, string>,
): Expectation {
  const name = CHECKSUM + algorithm
  return {
    digest: startDigest(algorithm),
    expected: () => String(headers[name] ?? trailers.get(name)),
    encoding: 'base64',
    wrong: badDigest(algorithm),
  }
}

export const badDigest = (algorithm: Algorithm): CloudError =>
  new CloudError('BadDigest', `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`)

/** @throws {CloudError} `InvalidDigest` */
export function md5Expectation(headers: IncomingHttpHeaders): readonly Expectation[] {
  const expected = headers['content-md5']
  if (expected === undefined) return []
  if (typeof expected !== 'string' || Buffer.from(expected, 'base64').length !== 16) {
    throw new CloudError('InvalidDigest', 'The Content-MD5 you specified was invalid.')
  }
  const wrong = new CloudError('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  return [{ digest: createHash('md5'), expected: () => expected, encoding: 'base64', wrong }]
}

/** @throws {CloudError} `InvalidArgument`, where it is no digest */
export function payloadExpectation(payloadHash: string): Expectation {
  if (!/^[0-9a-f]{64}$/.test(payloadHash)) {
    const message = 'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-… as S3 has it, or a valid sha256 value.'
    throw new CloudError('InvalidArgument', message)
  }
  const wrong = new CloudError(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  )
  return { digest: createHash('sha256'), expected: () => payloadHash, encoding: 'hex', wrong }
}
