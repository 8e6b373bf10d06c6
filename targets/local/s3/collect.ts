import { CloudError } from '../cloud-error.ts'
import { contentOf } from './body/content.ts'
import type { S3Request } from './request.ts'

/** Of documents that requests bring: a thousand of the longest keys, escaped, and as much again. */
const MOST_BYTES = 8 * 1_048_576

/**
 * The body of a request that brings a document.
 *
 * @throws {CloudError} `MaxMessageLengthExceeded`
 */
export async function collect({ incoming, signed }: S3Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of contentOf(incoming, signed).body) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new CloudError('MaxMessageLengthExceeded', 'Your request was too big.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
