import { PermanentError } from '../../errors.ts'
import type { Headers } from '../../message.ts'

/** Tells a processor that the body is base64, because the bytes are no text. */
const BODY_ENCODING = 'routo-body-encoding'

/** Bytes as a body: the text they are in UTF-8, without byte order mark; else base64, and a header that says so. */
export function toBody(bytes: Uint8Array): { readonly body: string; readonly headers: Headers } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true }).decode(bytes), headers: {} }
  } catch {
    return { body: Buffer.from(bytes).toString('base64'), headers: { [BODY_ENCODING]: 'base64' } }
  }
}

/**
 * Bytes as chunks of text; a character that lies across two chunks of bytes comes whole.
 *
 * @throws PermanentError when the bytes are no UTF-8: what was read before cannot be made base64 any more
 */
export async function* toText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw new PermanentError('the file is no UTF-8 text; a streamed split reads text only', { code: 'NOT_UTF8' })
    }
  }
  for await (const chunk of chunks) {
    const text = decode(chunk)
    if (text !== '') yield text
  }
  decode()
}
