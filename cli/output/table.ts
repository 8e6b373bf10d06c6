import { fitting, widthOf } from './fitting.ts'
import type { Output } from './output.ts'

export interface Column<Row> {
  readonly head: string
  /** Where numbers stand under each other. */
  readonly right?: boolean
  readonly cell: (row: Row) => string
}

/** Rows under heads, aligned by what is seen of them. What is wider than the terminal loses the end of its last column, unless that are numbers. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[], { style, width }: Output): string {
  const lines = [
    columns.map(({ head }) => head.toUpperCase()),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ]
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))))
  const last = columns.length - 1
  const before = widths.slice(0, last).reduce((sum, each) => sum + each + GAP.length, 0)
  const room =
    width === undefined || columns[last]?.right ? Number.POSITIVE_INFINITY : Math.max(width - before, NARROWEST)
  return lines
    .map((line, index) => {
      const text = line
        .map((cell, n) => padded(n === last ? fitting(cell, room) : cell, widths[n] ?? 0, columns[n]?.right))
        .join(GAP)
        .trimEnd()
      return index === 0 ? style('dim', text) : text
    })
    .join('\n')
}

const GAP = '  '
/** With less, a terminal may rather break the line. */
const NARROWEST = 20

function padded(cell: string, width: number, right: boolean | undefined): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(cell)))
  return right ? space + cell : cell + space
}
