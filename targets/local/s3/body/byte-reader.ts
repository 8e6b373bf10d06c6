import { CloudError } from '../../cloud-error.ts'

/** Reads lines and bytes by turns. */
export interface ByteReader {
  /** Up to the next CR LF, without it; what the source ends with is a line, too. */
  line(): Promise<string>
  /** Exactly so many, in pieces. */
  bytes(count: number): AsyncGenerator<Uint8Array>
}

const MOST_LINE_BYTES = 8192

/** @throws {CloudError} `IncompleteBody`, where the source ends too early; `InvalidRequest`, where a line is too long */
export function createByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  /** Whether there is more than before. */
  async function more(): Promise<boolean> {
    const { done, value } = await iterator.next()
    if (done) return false
    rest = rest.length === 0 ? Buffer.from(value) : Buffer.concat([rest, value])
    return true
  }

  return {
    async line() {
      for (;;) {
        const end = rest.indexOf('\r\n')
        if (end >= 0) {
          const line = rest.toString('latin1', 0, end)
          rest = rest.subarray(end + 2)
          return line
        }
        if (rest.length > MOST_LINE_BYTES) throw tooLong()
        if (!(await more())) {
          const line = rest.toString('latin1')
          rest = Buffer.alloc(0)
          return line
        }
      }
    },
    async *bytes(count) {
      let left = count
      while (left > 0) {
        if (rest.length === 0 && !(await more())) throw incomplete()
        const piece = rest.subarray(0, left)
        rest = rest.subarray(piece.length)
        left -= piece.length
        yield piece
      }
    },
  }
}

const tooLong = (): CloudError => new CloudError('InvalidRequest', 'A line between chunks is too long.')

/** The content has another length than was announced. */
export const incomplete = (): CloudError =>
  new CloudError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header.',
  )
