import type { Writable } from 'node:stream'

/**
 * Values on a stream of bytes. A frame has a head of JSON, and texts beside it as they are: bodies and records need not be escaped, nor
 * looked for quotes. Both ends of the channel between the cloud and an executor use it.
 *
 * On the wire: bytes of the rest, number of texts, bytes of the head and of each text, all in four bytes; then the head and the texts.
 */
export function encodeFrame(head: object, texts: readonly string[] = []): Buffer {
  const parts = [JSON.stringify(head), ...texts]
  const before = WORD_BYTES * (2 + parts.length)
  const most = parts.reduce((sum, { length }) => sum + length * MOST_BYTES_PER_UNIT, before)
  const room = roomFor(most)
  let end = before
  parts.forEach((part, index) => {
    const bytes = room.write(part, end)
    room.writeUInt32BE(bytes, WORD_BYTES * (2 + index))
    end += bytes
  })
  room.writeUInt32BE(end - WORD_BYTES, 0)
  room.writeUInt32BE(texts.length, WORD_BYTES)
  return room === kept ? Buffer.from(room.subarray(0, end)) : room.subarray(0, end)
}

const WORD_BYTES = 4
/** What a character of UTF-16 takes in UTF-8, at most: to count first would cost as much as writing. */
const MOST_BYTES_PER_UNIT = 3
/** A batch of Lambda has 6 MB at most; what is many times that is no frame of ours. */
const MOST_BYTES = 64 * 1_048_576

/** Where most frames are put together: memory that is new costs more than to copy what was written. */
const KEPT_BYTES = 1_048_576
const kept = Buffer.allocUnsafeSlow(KEPT_BYTES)
const roomFor = (bytes: number): Buffer => (bytes <= KEPT_BYTES ? kept : Buffer.allocUnsafeSlow(bytes))

/**
 * Takes chunks, and gives the values in them. A chunk may be written over afterwards.
 *
 * @throws {Error} when the bytes are no frames
 */
export function createFrameReader(take: (head: unknown, texts: readonly string[]) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let buffered = 0
  /** With the word that says so, once that is known. */
  let wanted = WORD_BYTES

  /** All that came, in one piece. */
  function gather(): Buffer {
    const [first] = chunks
    const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, buffered)
    chunks = [whole]
    return whole
  }

  /** What was not used of the last chunk. */
  function keep(): void {
    const last = chunks.pop()
    if (last !== undefined) chunks.push(Buffer.from(last))
  }

  return (chunk) => {
    chunks.push(chunk)
    buffered += chunk.length
    while (buffered >= wanted) {
      const whole = gather()
      const length = whole.readUInt32BE(0)
      if (length > MOST_BYTES) throw new Error(`a frame of ${length} bytes`)
      wanted = WORD_BYTES + length
      if (buffered < wanted) break
      const frame = whole.subarray(WORD_BYTES, wanted)
      const rest = whole.subarray(wanted)
      chunks = rest.length === 0 ? [] : [rest]
      buffered = rest.length
      wanted = WORD_BYTES
      const [head = '', ...texts] = partsOf(frame)
      take(JSON.parse(head), texts)
    }
    keep()
  }
}

/** The head and the texts of a frame, which may be anything. */
function partsOf(frame: Buffer): readonly string[] {
  const count = frame.readUInt32BE(0) + 1
  let start = WORD_BYTES * (1 + count)
  if (start > frame.length) throw NO_FRAME
  const parts: string[] = []
  for (let index = 0; index < count; index += 1) {
    const end = start + frame.readUInt32BE(WORD_BYTES * (1 + index))
    if (end > frame.length) throw NO_FRAME
    parts.push(frame.toString('utf8', start, end))
    start = end
  }
  if (start !== frame.length) throw NO_FRAME
  return parts
}

const NO_FRAME = new Error('a frame whose parts do not add up')

/** Writes to a stream what is written in one tick as one piece: an end and what was sent before it wake the other side once. */
export function writeTogether(stream: Writable): (bytes: Buffer, written?: () => void) => void {
  let isCorked = false
  const uncork = (): void => {
    isCorked = false
    stream.uncork()
  }
  return (bytes, written) => {
    if (!isCorked) {
      isCorked = true
      stream.cork()
      process.nextTick(uncork)
    }
    stream.write(bytes, written)
  }
}
