/**
 * Values on a stream of bytes: the length in four bytes, then as much JSON. Both ends of the channel between the cloud and an
 * executor use it.
 */
export function encodeFrame(value: object): Buffer {
  const json = JSON.stringify(value)
  const bytes = Buffer.byteLength(json)
  const frame = Buffer.allocUnsafe(HEAD_BYTES + bytes)
  frame.writeUInt32BE(bytes, 0)
  frame.write(json, HEAD_BYTES)
  return frame
}

const HEAD_BYTES = 4
/** A batch of Lambda has 6 MB at most; what is far more than twice that, escaped, is no frame of ours. */
const MOST_BYTES = 64 * 1_048_576

/**
 * Takes chunks, and gives the values in them.
 *
 * @throws {Error} when the bytes are no frames
 */
export function createFrameReader(take: (value: unknown) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let buffered = 0
  /** With its head, once that is known. */
  let wanted = HEAD_BYTES

  /** All that came, in one piece. */
  function gather(): Buffer {
    const [first] = chunks
    const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, buffered)
    chunks = [whole]
    return whole
  }

  return (chunk) => {
    chunks.push(chunk)
    buffered += chunk.length
    while (buffered >= wanted) {
      const whole = gather()
      const length = whole.readUInt32BE(0)
      if (length > MOST_BYTES) throw new Error(`a frame of ${length} bytes`)
      wanted = HEAD_BYTES + length
      if (buffered < wanted) return
      const rest = whole.subarray(wanted)
      chunks = rest.length === 0 ? [] : [rest]
      buffered = rest.length
      const json = whole.toString('utf8', HEAD_BYTES, wanted)
      wanted = HEAD_BYTES
      take(JSON.parse(json))
    }
  }
}
