import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Authenticated } from '../../access/access.ts'
import { CloudError } from '../../cloud-error.ts'
import type { Checksum } from '../../objects/object.ts'
import { decodeChunks } from './aws-chunked.ts'
import { incomplete } from './byte-reader.ts'
import {
  announcedAlgorithm,
  CHECKSUM,
  checksumExpectation,
  type Expectation,
  md5Expectation,
  payloadExpectation,
} from './expectations.ts'

/** What a client sends, as it meant it. */
export interface Content {
  /** Fails at its end where it is not what was announced. */
  readonly body: AsyncIterable<Uint8Array>
  /** The checksum that came with it, when the body has come to its end. */
  readonly checksum: () => Checksum | undefined
}

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
    ...(isDigestless(signed.payloadHash) ? [] : [payloadExpectation(signed.payloadHash)]),
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

const isDigestless = (payloadHash: string): boolean =>
  payloadHash === 'UNSIGNED-PAYLOAD' || Object.hasOwn(PAYLOADS, payloadHash)
