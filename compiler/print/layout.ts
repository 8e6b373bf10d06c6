/** A piece of source text: words, or a bracketed list that may be broken over lines. */
export type Piece = string | BracketedPiece

export interface BracketedPiece {
  /** What stands right before the bracket: `route(`, `key: [`. */
  readonly open: string
  readonly items: readonly Piece[]
  readonly close: string
  /** A space within the brackets on one line: `{ a: 1 }`. */
  readonly padded?: boolean
}

/** Widest line, as the formatter of most projects has it. */
export const WIDTH = 120

/** The piece on one line. */
export function flat(piece: Piece): string {
  if (typeof piece === 'string') return piece
  const { open, items, close, padded } = piece
  if (items.length === 0) return open + close
  const space = padded === true ? ' ' : ''
  return open + space + items.map(flat).join(', ') + space + close
}

/**
 * The piece on one line where it fits, else with one item per line.
 *
 * @param indent column at which the piece's line begins
 * @param after how many characters follow on its last line
 */
export function layOut(piece: Piece, indent: number, after = 0): string {
  const line = flat(piece)
  if (typeof piece === 'string' || (indent + line.length + after <= WIDTH && !hasTable(piece))) return line
  // A last item that can be broken stays on the line: `.validate({`, `.branch([`.
  const last = piece.items.at(-1)
  const head = piece.items.slice(0, -1).map(flat)
  if (piece.padded !== true && piece.open.endsWith('(') && typeof last === 'object') {
    const opened = { ...last, open: piece.open + [...head, last.open].join(', '), close: last.close + piece.close }
    if (indent + opened.open.length <= WIDTH) return broken(opened, indent)
  }
  return broken(piece, indent)
}

/** A list of lists reads better with a row per line, as formatters have it. */
export function hasTable(piece: Piece): boolean {
  if (typeof piece === 'string') return false
  return (piece.items.length > 1 && piece.items.every(isRow)) || piece.items.some(hasTable)
}

const isRow = (piece: Piece): boolean => typeof piece === 'object' && piece.close === ']' && piece.items.length > 1

function broken({ open, items, close }: BracketedPiece, indent: number): string {
  const inner = indent + 2
  const lines = items.map((item) => `${' '.repeat(inner)}${layOut(item, inner, 1)},\n`)
  return `${open}\n${lines.join('')}${' '.repeat(indent)}${close}`
}
