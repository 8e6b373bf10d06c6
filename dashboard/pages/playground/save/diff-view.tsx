import { unifiedMergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { surroundings } from '../editor/editor-state.ts'
import { languageOf } from '../editor/language.ts'
import styles from './changed-files.module.css'

interface DiffViewProps {
  readonly path: string
  readonly before: string
  readonly after: string
}

/** One file with what was taken out of it and what was put in; what stayed is folded away. */
export function DiffView({ path, before, after }: DiffViewProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current === null) return
    const view = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          surroundings(`${path}, compared`),
          languageOf(path),
          EditorState.readOnly.of(true),
          EditorView.lineWrapping,
          unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } }),
        ],
      }),
    })
    return () => view.destroy()
  }, [path, before, after])
  return <div ref={place} className={styles.diff} />
}
