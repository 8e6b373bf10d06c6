import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { CloudError } from '../cloud-error.ts'
import type { ByteRange, ContentFile } from './object.ts'

/** Part of a content file, both ends included. */
export interface Piece extends ByteRange {
  /** Of the file. */
  readonly name: string
}

const READ_AHEAD_BYTES = 262_144

/** What of which file makes up a range of all of them, one after the other. */
export function piecesIn(files: readonly ContentFile[], range?: ByteRange): readonly Piece[] {
  const { start, end } = range ?? { start: 0, end: Number.POSITIVE_INFINITY }
  let before = 0
  const pieces = files.map(({ name, bytes }) => {
    const piece = { name, start: Math.max(0, start - before), end: Math.min(bytes - 1, end - before) }
    before += bytes
    return piece
  })
  return pieces.filter((piece) => piece.start <= piece.end)
}

/**
 * @param pathOf where a file is, by its name
 * @throws {CloudError} `CONTENT_DAMAGED`, 500, where a file is shorter than it was, or gone: whoever was promised its length would wait
 */
export function readPieces(pieces: readonly Piece[], pathOf: (name: string) => string): Readable {
  for (const { name, end } of pieces) ensureWhole(pathOf(name), end + 1)
  const [first] = pieces
  if (first === undefined) return Readable.from([])
  const open = ({ name, start, end }: Piece) =>
    createReadStream(pathOf(name), { start, end, highWaterMark: READ_AHEAD_BYTES })
  if (pieces.length === 1) return open(first)
  return Readable.from(
    (async function* () {
      for (const piece of pieces) yield* open(piece)
    })(),
  )
}

function ensureWhole(path: string, bytes: number): void {
  const found = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (found >= bytes) return
  throw new CloudError(
    'CONTENT_DAMAGED',
    `The content of the object is damaged: ${found} of ${bytes} bytes are there. Put it again.`,
    {
      status: 500,
    },
  )
}
