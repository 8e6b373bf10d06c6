/** A line of a text: in both, only in the one before, or only in the one after. */
export interface DiffLine {
  readonly text: string
  readonly kind: 'same' | 'gone' | 'new'
}

/** Comparing all with all is slow from here on. */
const MOST_LINES = 1_000

/** What is different between two texts, line by line, in as few lines as can be. Undefined for texts that are too long to compare. */
export function lineDiff(before: string, after: string): readonly DiffLine[] | undefined {
  const old = before.split('\n')
  const now = after.split('\n')
  if (old.length > MOST_LINES || now.length > MOST_LINES) return undefined
  const common = commonLengths(old, now)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [text = '', other = ''] = [old[i], now[j]]
    if (i < old.length && j < now.length && text === other) {
      lines.push({ text, kind: 'same' })
      i++
      j++
    } else if (j === now.length || (i < old.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ text, kind: 'gone' })
      i++
    } else {
      lines.push({ text: other, kind: 'new' })
      j++
    }
  }
  return lines
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0

/** How many lines the rests of both have in common, from each pair of lines on. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i]
    if (row === undefined) continue
    for (let j = now.length - 1; j >= 0; j--)
      row[j] = old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
  }
  return table
}
