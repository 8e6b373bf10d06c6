import type { SourceRange } from '../../../compiler/index.ts'

/** What ends a line of JavaScript. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g

/** The part of a text that a range covers. */
export function textIn(text: string, { startLine, startColumn, endLine, endColumn }: SourceRange): string {
  const starts = [0, ...Array.from(text.matchAll(LINE_END), ({ index, 0: end }) => index + end.length)]
  const offsetOf = (line: number, column: number) => (starts[line - 1] ?? text.length) + column - 1
  return text.slice(offsetOf(startLine, startColumn), offsetOf(endLine, endColumn))
}
