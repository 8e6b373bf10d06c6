import { stripVTControlCharacters } from 'node:util'
import type { Output } from './output.ts'

export interface Column<Row> {
  readonly head: string
  /** Where numbers stand under each other. */
  readonly right?: boolean
  readonly cell: (row: Row) => string
}

/** Rows under heads, aligned by what is seen of them. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], { style }: Output): string {
  const lines = [
    columns.map(({ head }) => head.toUpperCase()),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ]
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))))
  return lines
    .map((line, index) => {
      const text = line
        .map((cell, n) => padded(cell, widths[n] ?? 0, columns[n]?.right))
        .join('  ')
        .trimEnd()
      return index === 0 ? style('dim', text) : text
    })
    .join('\n')
}

const widthOf = (text: string): number => stripVTControlCharacters(text).length

function padded(cell: string, width: number, right: boolean | undefined): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(cell)))
  return right ? space + cell : cell + space
}
