import type { IncomingMessage } from 'node:http'
import { CloudError } from '../cloud-error.ts'

/**
 * The whole body of a request.
 *
 * @throws {CloudError} `PAYLOAD_TOO_LARGE`, 413, as soon as it has more than so many bytes
 */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const tooLarge = () =>
    new CloudError('PAYLOAD_TOO_LARGE', `The body of the request has more than ${mostBytes} bytes.`, { status: 413 })
  if (Number(request.headers['content-length']) > mostBytes) throw tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
