import { createHash, createHmac, hash, timingSafeEqual } from 'node:crypto'
import type { Authenticated } from '../../access/access.ts'
import { CloudError } from '../../cloud-error.ts'
import { createByteReader } from './byte-reader.ts'

/** The signature that chunks continue; absent where they are not signed. */
export type Seed = Pick<Authenticated, 'signature' | 'signingKey' | 'scope' | 'date'>

/**
 * The content of a body in the encoding `aws-chunked`: chunks with their sizes, perhaps with signatures that each continue the one
 * before, perhaps with headers behind the last.
 *
 * @param takeTrailer is given what stands behind the last chunk, names in lower case
 * @throws {CloudError} `InvalidChunkSizeError`, `IncompleteBody`, or `SignatureDoesNotMatch`, when the content has been given
 */
export async function* decodeChunks(
  source: AsyncIterable<Uint8Array>,
  seed: Seed | undefined,
  takeTrailer: (name: string, value: string) => void,
): AsyncGenerator<Uint8Array> {
  const reader = createByteReader(source)
  const signatures = seed === undefined ? undefined : chunkSignatures(seed)
  for (;;) {
    const { size, signature } = parseHead(await reader.line())
    const digest = createHash('sha256')
    for await (const piece of reader.bytes(size)) {
      if (signatures !== undefined) digest.update(piece)
      yield piece
    }
    signatures?.verifyChunk(digest.digest('hex'), signature)
    if (size === 0) break
    if ((await reader.line()) !== '') throw badChunk()
  }
  const trailers = await readTrailers(reader.line)
  const { 'x-amz-trailer-signature': signature, ...rest } = trailers
  if (Object.keys(rest).length > 0) signatures?.verifyTrailers(rest, signature)
  for (const [name, value] of Object.entries(rest)) takeTrailer(name, value)
}

/** `10000;chunk-signature=…` */
function parseHead(line: string): { readonly size: number; readonly signature: string | undefined } {
  const [, size, signature] = /^([\da-f]{1,8})(?:;chunk-signature=([\da-f]{64}))?$/i.exec(line) ?? []
  if (size === undefined) throw badChunk()
  return { size: Number.parseInt(size, 16), signature }
}

async function readTrailers(nextLine: () => Promise<string>): Promise<Readonly<Record<string, string>>> {
  const trailers: Record<string, string> = {}
  for (let line = await nextLine(); line !== ''; line = await nextLine()) {
    const at = line.indexOf(':')
    if (at <= 0 || Object.keys(trailers).length === MOST_TRAILERS) throw badChunk()
    trailers[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim()
  }
  return trailers
}

const MOST_TRAILERS = 16

function chunkSignatures({ signature: first, signingKey, scope, date }: Seed) {
  let previous = first

  function verify(kind: 'PAYLOAD' | 'TRAILER', digests: readonly string[], signature = ''): void {
    const text = [`AWS4-HMAC-SHA256-${kind}`, date, scope, previous, ...digests].join('\n')
    const expected = createHmac('sha256', signingKey).update(text).digest()
    const given = Buffer.from(signature, 'hex')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw wrongSignature()
    previous = signature
  }

  return {
    verifyChunk: (digest: string, signature: string | undefined) =>
      verify('PAYLOAD', [hash('sha256', ''), digest], signature),
    verifyTrailers(trailers: Readonly<Record<string, string>>, signature: string | undefined) {
      const lines = Object.entries(trailers).map(([name, value]) => `${name}:${value}\n`)
      verify('TRAILER', [hash('sha256', lines.join(''))], signature)
    },
  }
}

const badChunk = (): CloudError =>
  new CloudError('InvalidChunkSizeError', 'The body is not in the encoding aws-chunked that its headers announce.')

const wrongSignature = (): CloudError =>
  new CloudError(
    'SignatureDoesNotMatch',
    'The signature of a chunk that we calculated does not match the signature you provided.',
    { status: 403 },
  )
