import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Authenticated } from '../../access/access.ts'
import { CloudError } from '../../cloud-error.ts'
import type { Checksum } from '../../objects/objects.ts'
import { decodeChunks } from './aws-chunked.ts'
import { type Algorithm, algorithmOf, algorithms, type RunningDigest, startDigest } from './checksums.ts'

/** What a client sends, as it meant it. */
export interface Content {
  /** Fails at its end where it is not what was announced. */
  readonly body: AsyncIterable<Uint8Array>
  /** The checksum that came with it, when the body has come to its end. */
  readonly checksum: () => Checksum | undefined
}

/** A digest that is announced, and the word for one that is wrong. */
interface Expectation {
  readonly digest: RunningDigest
  /** Base64, or hexadecimal; known when the body has come to its end. */
  readonly expected: () => string | undefined
  readonly encoding: 'base64' | 'hex'
  readonly wrong: CloudError
}

const CHECKSUM = 'x-amz-checksum-'
/** Of one request; larger objects come in parts. */
const MOST_BYTES = 5 * 1_073_741_824
const PAYLOADS: Readonly<Record<string, { readonly isSigned: boolean }>> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { isSigned: true },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { isSigned: true },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { isSigned: false },
}

/**
 * The content of a request, decoded, and held to everything that its headers and trailers announce.
 *
 * @throws {CloudError} `InvalidDigest`, `InvalidRequest`, `EntityTooLarge`; the body `BadDigest`, `XAmzContentSHA256Mismatch`,
 * `IncompleteBody`, `SignatureDoesNotMatch`
 */
export function contentOf(
  request: Pick<IncomingMessage, 'headers'> & AsyncIterable<Uint8Array>,
  signed: Authenticated,
): Content {
  const { headers } = request
  const bytes = lengthOf(headers)
  const trailers = new Map<string, string>()
  const algorithm = announcedAlgorithm(headers)
  const expectations = [
    ...(algorithm === undefined ? [] : [checksumExpectation(algorithm, headers, trailers)]),
    ...md5Expectation(headers),
    ...payloadExpectation(signed.payloadHash),
  ]
  const encoded = PAYLOADS[signed.payloadHash]
  const source =
    encoded === undefined
      ? request
      : decodeChunks(request, encoded.isSigned ? signed : undefined, (name, value) => trailers.set(name, value))
  return {
    body: verified(source, bytes, expectations),
    checksum() {
      const value = algorithm && (headers[CHECKSUM + algorithm] ?? trailers.get(CHECKSUM + algorithm))
      return algorithm && typeof value === 'string' ? { algorithm, value, type: 'FULL_OBJECT' } : undefined
    },
  }
}

async function* verified(
  source: AsyncIterable<Uint8Array>,
  announced: number | undefined,
  expectations: readonly Expectation[],
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    for (const { digest } of expectations) digest.update(chunk)
    yield chunk
  }
  if (announced !== undefined && bytes !== announced) throw incomplete()
  for (const { digest, expected, encoding, wrong } of expectations) {
    if (digest.digest().toString(encoding) !== expected()) throw wrong
  }
}

function lengthOf(headers: IncomingHttpHeaders): number | undefined {
  const text = headers['x-amz-decoded-content-length'] ?? headers['content-length']
  if (text === undefined) return undefined
  const bytes = Number(text)
  if (!Number.isSafeInteger(bytes) || bytes < 0)
    throw new CloudError('InvalidArgument', 'The content length is no number.')
  if (bytes > MOST_BYTES)
    throw new CloudError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
  return bytes
}

function announcedAlgorithm(headers: IncomingHttpHeaders): Algorithm | undefined {
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

function checksumExpectation(
  algorithm: Algorithm,
  headers: IncomingHttpHeaders,
  trailers: ReadonlyMap<string, string>,
): Expectation {
  const name = CHECKSUM + algorithm
  return {
    digest: startDigest(algorithm),
    expected: () => String(headers[name] ?? trailers.get(name)),
    encoding: 'base64',
    wrong: new CloudError(
      'BadDigest',
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    ),
  }
}

function md5Expectation(headers: IncomingHttpHeaders): readonly Expectation[] {
  const expected = headers['content-md5']
  if (expected === undefined) return []
  if (typeof expected !== 'string' || Buffer.from(expected, 'base64').length !== 16) {
    throw new CloudError('InvalidDigest', 'The Content-MD5 you specified was invalid.')
  }
  const wrong = new CloudError('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  return [{ digest: createHash('md5'), expected: () => expected, encoding: 'base64', wrong }]
}

function payloadExpectation(payloadHash: string): readonly Expectation[] {
  if (payloadHash === 'UNSIGNED-PAYLOAD' || Object.hasOwn(PAYLOADS, payloadHash)) return []
  if (!/^[0-9a-f]{64}$/.test(payloadHash)) {
    const message = 'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-… as S3 has it, or a valid sha256 value.'
    throw new CloudError('InvalidArgument', message)
  }
  const wrong = new CloudError(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  )
  return [{ digest: createHash('sha256'), expected: () => payloadHash, encoding: 'hex', wrong }]
}

const incomplete = (): CloudError =>
  new CloudError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header.',
  )
