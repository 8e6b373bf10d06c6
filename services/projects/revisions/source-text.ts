import type { SourceRange } from '../../../compiler/index.ts'

/** A text of which parts are cut by their ranges. */
export interface SourceText {
  readonly cut: (range: SourceRange) => string
}

/** What ends a line of JavaScript. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g

/** Counts the lines once, for any number of parts. */
export function createSourceText(text: string): SourceText {
  const starts = [0, ...Array.from(text.matchAll(LINE_END), ({ index, 0: end }) => index + end.length)]
  const offsetOf = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1
  return {
    cut: ({ startLine, startColumn, endLine, endColumn }) =>
      text.slice(offsetOf(startLine, startColumn), offsetOf(endLine, endColumn)),
  }
}
