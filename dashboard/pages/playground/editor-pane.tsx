import { lazy, type ReactNode, Suspense } from 'react'
import { ShowCatalogs } from '../../../client/operations.ts'
import { useOperation } from '../../data/use-operation.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Problems } from './check/problems.tsx'
import type { Check, Diagnostic } from './check/use-check.ts'
import type { Files } from './draft/files.ts'
import type { EditorSession } from './editor/code-editor.tsx'
import styles from './editor-pane.module.css'
import type { Place } from './place.ts'
import type { Jump } from './use-open-file.ts'

const CodeEditor = lazy(() => import('./editor/code-editor.tsx').then(({ CodeEditor }) => ({ default: CodeEditor })))

interface EditorPaneProps {
  /** Path of the file that is shown. */
  readonly open: string | undefined
  readonly jump: Jump | undefined
  readonly files: Files
  readonly session: EditorSession
  readonly checked: { readonly check: Check | undefined; readonly error: Error | undefined; readonly isOld: boolean }
  /** In the place of the editor where there is no file. */
  readonly empty: ReactNode
  readonly onGo: (place: Place) => void
  readonly onWrite: ((path: string, text: string) => void) | undefined
  readonly onFix: ((diagnostic: Diagnostic) => void) | undefined
  readonly onCursor: (place: Place) => void
}

/** The editor, and what is wrong below it. */
export function EditorPane({
  open,
  jump,
  files,
  session,
  checked,
  empty,
  onGo,
  onWrite,
  onFix,
  onCursor,
}: EditorPaneProps) {
  const catalogs = useOperation(ShowCatalogs, {}).data
  if (open === undefined) return <div className={styles.empty}>{empty}</div>
  const { check, error, isOld } = checked
  return (
    <div className={styles.editor}>
      <p className={styles.path}>
        <code>{open}</code>
      </p>
      <Suspense fallback={<Waiting />}>
        <CodeEditor
          path={open}
          files={files}
          session={session}
          catalogs={catalogs}
          check={check}
          jump={jump}
          onChange={onWrite}
          onFix={onFix}
          onCursor={onCursor}
        />
      </Suspense>
      <Problems diagnostics={check?.diagnostics} isOld={isOld} error={error} onGo={onGo} onFix={onFix} />
    </div>
  )
}

const Waiting = () => (
  <div className={styles.waiting}>
    {[60, 80, 45, 70, 55].map((width) => (
      <Skeleton key={width} width={`${width}%`} />
    ))}
  </div>
)
