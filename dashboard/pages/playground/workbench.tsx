import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { type Environment, may, type Project } from '../../app/use-project.ts'
import { Canvas } from './canvas/canvas.tsx'
import type { Check, Diagnostic, useCheck } from './check/use-check.ts'
import { useLastRoutes } from './check/use-last-routes.ts'
import type { Draft } from './draft/draft.ts'
import { type Files, withFile } from './draft/files.ts'
import { applyEdits } from './draft/text-edits.ts'
import type { EditorSession } from './editor/code-editor.tsx'
import { EditorPane } from './editor-pane.tsx'
import { FileTree } from './files/file-tree.tsx'
import { editRoute } from './graph/edit-route.ts'
import { useSelection } from './graph/use-selection.ts'
import { Panes } from './layout/panes.tsx'
import { useIsNarrow } from './layout/use-is-narrow.ts'
import type { Place } from './place.ts'
import { TryPanel } from './try/try-panel.tsx'
import { useTry } from './try/use-try.ts'
import { useOpenFile } from './use-open-file.ts'

interface WorkbenchProps {
  readonly project: Project
  readonly environment: Environment | undefined
  readonly files: Files
  /** What they were before they were changed. */
  readonly base: Files
  /** What they are changed in. Left out: they are only read. */
  readonly draft: Pick<Draft, 'get' | 'change'> | undefined
  readonly checked: Pick<ReturnType<typeof useCheck>, 'error' | 'isOld'> & { readonly check: Check | undefined }
  /** In the place of the editor where there is no file. */
  readonly empty: ReactNode
}

/** Files, the editor with what is wrong, and what can be done with the routes, beside each other. */
export function Workbench({ project, environment, files, base, draft, checked, empty }: WorkbenchProps) {
  const { check } = checked
  const { open, jump, goTo } = useOpenFile(files)
  const { show } = useSearch({ from: '/shell/projects/$project/playground' })
  const navigate = useNavigate({ from: '/projects/$project/playground' })
  const isNarrow = useIsNarrow()
  const session = useSession(files)
  const onShow = useCallback(
    (key: string) => void navigate({ search: (before) => ({ ...before, show: key }), hash: true, replace: true }),
    [navigate],
  )
  const go = useCallback(
    (place: Place) => goTo(place, { isAsked: true, show: isNarrow ? 'editor' : undefined }),
    [goTo, isNarrow],
  )
  const showTry = useCallback(() => onShow('try'), [onShow])
  const routes = useLastRoutes(check)
  const trying = useTry(project.id, files, routes, showTry)
  const write = useCallback(
    (path: string, text: string) => draft?.change(withFile(draft.get().files, path, text)),
    [draft],
  )
  const fix = useCallback(
    ({ fix }: Diagnostic) => fix != null && draft?.change(applyEdits(draft.get().files, fix.edits)),
    [draft],
  )
  const { selection, select, onCursor } = useSelection(check, files, goTo)
  const edit = useCallback(
    async (change: Parameters<typeof editRoute>[2]) => draft && editRoute(project.id, draft, change),
    [project.id, draft],
  )
  const canvas = {
    key: 'graph',
    title: 'Graph',
    content: (
      <Canvas check={check} selection={selection} onSelect={select} onEdit={edit} readOnly={draft === undefined} />
    ),
  }
  return (
    <Panes
      label="Parts of the playground"
      isNarrow={isNarrow}
      shown={show}
      onShow={onShow}
      left={{
        key: 'files',
        title: 'Files',
        content: (
          <FileTree
            files={files}
            base={base}
            open={open}
            errors={errorsByFile(check)}
            onOpen={(path) => go({ path })}
            onChange={draft?.change}
          />
        ),
      }}
      middle={{
        key: 'editor',
        title: 'Editor',
        content: (
          <EditorPane
            open={open}
            jump={jump}
            files={files}
            session={session}
            checked={checked}
            empty={empty}
            onGo={go}
            onWrite={draft && write}
            onFix={draft && fix}
            onCursor={onCursor}
          />
        ),
      }}
      right={
        may(project, 'routes:try')
          ? [
              canvas,
              {
                key: 'try',
                title: 'Try',
                content: (
                  <TryPanel project={project} environment={environment} routes={routes} trying={trying} onGo={go} />
                ),
              },
            ]
          : [canvas]
      }
    />
  )
}

/** What the editor keeps of each file while the page is shown. */
function useSession(files: Files): EditorSession {
  const session = useRef<EditorSession>({ states: new Map(), latest: undefined }).current
  useEffect(() => {
    // A file that was renamed or deleted leaves its history behind: another one of that name begins anew.
    for (const path of session.states.keys()) if (!files.has(path)) session.states.delete(path)
  }, [files, session])
  return session
}

function errorsByFile(check: Check | undefined): ReadonlyMap<string, number> {
  const errors = check?.diagnostics.filter(({ severity, range }) => severity === 'ERROR' && range != null) ?? []
  return new Map(
    [...Map.groupBy(errors, ({ range }) => range?.path ?? '')].map(([path, ofFile]) => [path, ofFile.length]),
  )
}
