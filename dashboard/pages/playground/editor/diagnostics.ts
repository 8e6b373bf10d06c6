import { type Action, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Diagnostic } from '../check/use-check.ts'

/** Marks what the compiler has to say of the file that is shown. */
export function showDiagnostics(
  view: EditorView,
  path: string,
  diagnostics: readonly Diagnostic[],
  onFix: ((diagnostic: Diagnostic) => void) | undefined,
): void {
  const marks = diagnostics.flatMap((diagnostic): Mark[] => {
    const { range, message, severity, fix } = diagnostic
    if (range?.path !== path) return []
    const from = placeIn(view.state.doc, range.startLine, range.startColumn)
    const to = Math.max(from, placeIn(view.state.doc, range.endLine, range.endColumn))
    const actions: Action[] = fix != null && onFix ? [{ name: fix.title, apply: () => onFix(diagnostic) }] : []
    return [{ from, to, message, severity: marked[severity], actions }]
  })
  view.dispatch(setDiagnostics(view.state, marks))
}

const marked = { ERROR: 'error', WARNING: 'warning', INFO: 'info' } as const

/** Where a line and a column are; what is behind the end is the end. */
export function placeIn(doc: Text, line: number, column: number): number {
  if (line > doc.lines) return doc.length
  const { from, to } = doc.line(Math.max(1, line))
  return Math.min(from + Math.max(1, column) - 1, to)
}
