import type { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { ShowCatalogsQuery } from '../../../../client/operations.ts'
import type { Check, Diagnostic } from '../check/use-check.ts'
import type { Files } from '../draft/files.ts'
import type { Place } from '../place.ts'
import type { Jump } from '../use-open-file.ts'
import styles from './code-editor.module.css'
import { placeIn, showDiagnostics } from './diagnostics.ts'
import { KEYS_ID, nonce, stateOf } from './editor-state.ts'
import type { Knowledge } from './project-words.ts'

/** What outlives the editor, which goes when another part of the page is shown. */
export interface EditorSession {
  /** Files as they were left, with their histories. */
  readonly states: Map<string, EditorState>
  /** What the editor was last given. */
  latest: CodeEditorProps | undefined
}

export interface CodeEditorProps {
  readonly path: string
  readonly files: Files
  readonly session: EditorSession
  readonly catalogs: ShowCatalogsQuery | undefined
  readonly check: Check | undefined
  readonly jump: Jump | undefined
  /** Left out: it is only read. */
  readonly onChange: ((path: string, text: string) => void) | undefined
  readonly onFix: ((diagnostic: Diagnostic) => void) | undefined
  /** Somebody has moved the cursor. */
  readonly onCursor: (place: Place) => void
}

/** One file, to be written. */
export function CodeEditor(props: CodeEditorProps) {
  const { path, files, session, check, jump, onChange, onFix } = props
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  session.latest = props
  const text = files.get(path) ?? ''
  const isReadOnly = onChange === undefined

  useEffect(() => {
    if (place.current === null) return
    const editor = new EditorView({ parent: place.current, extensions: nonce() })
    view.current = editor
    return () => {
      editor.destroy()
      view.current = undefined
    }
  }, [])

  // Another file: the one before is put aside as it is.
  useEffect(() => {
    const editor = view.current
    if (editor === undefined) return
    const text = session.latest?.files.get(path) ?? ''
    const kept = session.states.get(path)
    editor.setState(kept?.readOnly === isReadOnly ? kept : newState(path, text, isReadOnly, session))
    takeFromOutside(editor, text)
    return () => {
      session.states.set(path, editor.state)
    }
  }, [path, isReadOnly, session])

  useEffect(() => {
    if (view.current !== undefined) takeFromOutside(view.current, text)
  }, [text])

  // A check of other files is not about this text: its marks move with what is typed until the next one comes.
  useEffect(() => {
    if (view.current === undefined || check === undefined || check.files.get(path) !== text) return
    showDiagnostics(view.current, path, check.diagnostics, onFix)
  }, [check, path, text, onFix])

  useEffect(() => {
    const editor = view.current
    if (editor === undefined || jump?.line === undefined || jump.path !== path) return
    const at = placeIn(editor.state.doc, jump.line, jump.column ?? 1)
    editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
    if (jump.isAsked) editor.focus()
  }, [jump, path])

  return (
    <>
      <div ref={place} className={styles.editor} />
      <p id={KEYS_ID} className="aloud">
        Tab indents. Press Escape, then Tab, to leave the editor.
      </p>
    </>
  )
}

const FROM_OUTSIDE = 'routo'

function newState(path: string, text: string, isReadOnly: boolean, session: EditorSession): EditorState {
  const knowledge = (): Knowledge => ({ path, files: new Map(), catalogs: undefined, ...session.latest })
  const tell = EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
    const isOwn = !transactions.some((one) => one.isUserEvent(FROM_OUTSIDE))
    if (docChanged && isOwn) session.latest?.onChange?.(path, state.sliceDoc())
    if (selectionSet && transactions.some((one) => one.isUserEvent('select'))) {
      const { number, from } = state.doc.lineAt(state.selection.main.head)
      session.latest?.onCursor({ path, line: number, column: state.selection.main.head - from + 1 })
    }
  })
  return stateOf({ path, text, isReadOnly, knowledge, more: tell })
}

/** The text is another one than what was typed here: what differs is put in as one change, which can be undone. */
function takeFromOutside(view: EditorView, text: string): void {
  const shown = view.state.sliceDoc()
  if (shown === text) return
  const before = view.state.toText(shown).toString()
  const after = view.state.toText(text).toString()
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from++
  let same = 0
  const most = Math.min(before.length, after.length) - from
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same++
  view.dispatch({
    changes: { from, to: before.length - same, insert: after.slice(from, after.length - same) },
    userEvent: FROM_OUTSIDE,
  })
}
