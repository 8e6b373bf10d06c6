import { Plus } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chooser } from '../../../ui/chooser.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { Adding } from './adding.ts'
import { CanvasGraph } from './canvas-graph.tsx'
import type { CanvasProps } from './canvas-props.ts'
import styles from './canvas-view.module.css'
import { without } from './changes.ts'
import type { CheckedProject } from './checked-project.ts'
import { foundOn } from './found-on.ts'
import { Panel } from './panel/panel.tsx'
import type { Selection } from './selection.ts'
import { useChanges } from './use-changes.ts'
import { useReadable } from './use-readable.ts'
import { useShown } from './use-shown.ts'

/** The graph, and beside it what is selected in it. Loaded when it is shown first. */
export function CanvasView({
  check: newest,
  ...props
}: Omit<CanvasProps, 'check'> & { readonly check: CheckedProject }) {
  const { check, unreadable } = useReadable(newest)
  const { documents, change, problem } = useChanges(check, props.onEdit)
  const [adding, setAdding] = useState<Adding>()
  const [shown, show] = useShown(documents)
  const found = useMemo(() => foundOn(check), [check])
  const visible = useMemo(
    () => (shown === undefined ? documents : documents.filter(({ name }) => name === shown)),
    [documents, shown],
  )
  const readOnly = props.readOnly || unreadable !== undefined
  const panel = useRef<HTMLDivElement>(null)
  const toPanel = (): void => panel.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  const view = useRef<HTMLDivElement>(null)
  const toGraph = (): void => view.current?.querySelector<HTMLElement>('[data-item][tabindex="0"]')?.focus()

  const select = (selection: Selection): void => {
    setAdding(undefined)
    props.onSelect(selection)
  }
  const add = useCallback((route: string, index: number) => setAdding({ what: 'step', route, index }), [])
  const remove = ({ route, part }: Selection): void => {
    const document = documents.find(({ name }) => name === route)
    if (document === undefined || part?.kind === 'from') return
    void change(part === undefined ? { remove: route } : { document: without(document, part) })
    if (part !== undefined) select({ route })
  }
  return (
    <div ref={view} className={styles.view}>
      <div className={styles.bar}>
        <Chooser
          label="Shown"
          value={shown ?? ''}
          choices={[['', `All ${documents.length} routes`], ...documents.map(({ name }) => [name, name] as const)]}
          onChoose={show}
        />
        {unreadable !== undefined && documents.length > 0 && (
          <p role="status" className={styles.unreadable}>
            As of before: the text cannot be read now. {unreadable}
          </p>
        )}
        {!readOnly && (
          <Button variant="quiet" onClick={() => setAdding({ what: 'route' })}>
            <Plus size={14} aria-hidden="true" />
            Route
          </Button>
        )}
      </div>
      {documents.length === 0 ? (
        <NoRoutes readOnly={readOnly} unreadable={unreadable} />
      ) : (
        <CanvasGraph
          key={shown ?? ''}
          documents={visible}
          found={found}
          selection={props.selection}
          onSelect={select}
          onOpen={toPanel}
          onAdd={readOnly ? undefined : add}
          onRemove={readOnly ? undefined : remove}
        />
      )}
      <Panel
        ref={panel}
        documents={documents}
        check={check}
        found={found}
        selection={props.selection}
        adding={readOnly ? undefined : adding}
        problem={problem}
        readOnly={readOnly}
        onSelect={select}
        onAdd={setAdding}
        onChange={change}
        onRemove={remove}
        onLeave={toGraph}
      />
    </div>
  )
}

interface NoRoutesProps {
  readonly readOnly: boolean
  readonly unreadable: string | undefined
}

function NoRoutes({ readOnly, unreadable }: NoRoutesProps) {
  if (unreadable !== undefined) {
    return (
      <EmptyState title="The routes cannot be read.">
        <p>{unreadable}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="There is no route yet.">
      <p>{readOnly ? 'The routes file exports none.' : 'Add one here, or write one in routes.ts.'}</p>
    </EmptyState>
  )
}
