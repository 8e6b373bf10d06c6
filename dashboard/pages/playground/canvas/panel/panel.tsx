import { Trash2 } from 'lucide-react'
import { type KeyboardEvent, type Ref, useMemo } from 'react'
import { Button } from '../../../../ui/button.tsx'
import type { Adding } from '../adding.ts'
import { endpointOf } from '../changes.ts'
import type { CheckedProject } from '../checked-project.ts'
import { FoundMark } from '../found-mark.tsx'
import type { FoundOn } from '../found-on.ts'
import type { ChangeProblem } from '../route-change.ts'
import type { RouteDocument } from '../route-document.ts'
import { keyOf, partsOf, type Selection } from '../selection.ts'
import { addingTitle, partTitle } from '../words.ts'
import { AddingPart } from './adding-part.tsx'
import type { Doing } from './doing.ts'
import { EndpointPart } from './endpoint-part.tsx'
import { NewRoute } from './new-route.tsx'
import styles from './panel.module.css'
import { RoutePart } from './route-part.tsx'
import { StepPart } from './step-part.tsx'
import { SurroundingsContext } from './surroundings.ts'
import { usePalette } from './use-palette.ts'

interface PanelProps extends Omit<Doing, 'document'> {
  readonly ref: Ref<HTMLDivElement>
  readonly documents: readonly RouteDocument[]
  readonly check: CheckedProject
  readonly found: FoundOn
  readonly selection: Selection | undefined
  readonly adding: Adding | undefined
  /** Why the last change was not made. */
  readonly problem: ChangeProblem | undefined
  readonly onRemove: (selection: Selection) => void
  /** Back to the graph. */
  readonly onLeave: () => void
}

/** What is selected, with all that can be done with it. */
export function Panel(props: PanelProps) {
  const { ref, documents, check, problem, adding, selection, onLeave } = props
  const palette = usePalette()
  const surroundings = useMemo(
    () => ({ palette, modules: check.processors, uris: urisOf(documents) }),
    [palette, check.processors, documents],
  )
  const document = documents.find(
    ({ name }) => name === (adding && 'route' in adding ? adding.route : selection?.route),
  )
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onLeave()
  }
  return (
    <SurroundingsContext value={surroundings}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves whatever has the focus in it */}
      <div ref={ref} className={styles.panel} onKeyDown={onKeyDown}>
        <div role="alert" className={styles.problem}>
          {problem !== undefined && (
            <p>
              <strong>{problem.message}</strong> {problem.hint}
            </p>
          )}
        </div>
        {adding?.what === 'route' ? (
          <>
            <h2>{addingTitle(adding)}</h2>
            <NewRoute {...props} />
          </>
        ) : document === undefined ? (
          <p className={styles.hint}>Select a route, a step or an endpoint. Arrow keys move, Enter comes here.</p>
        ) : (
          <Selected {...props} document={document} />
        )}
      </div>
    </SurroundingsContext>
  )
}

function Selected(props: PanelProps & { readonly document: RouteDocument }) {
  const { document, check, found, selection, adding, onRemove } = props
  const route = check.routes.find(({ name }) => name === document.name)
  const isMade = route?.range === null
  const readOnly = props.readOnly || isMade
  if (adding !== undefined && !readOnly) {
    return (
      <>
        <h2>{addingTitle(adding)}</h2>
        <AddingPart key={JSON.stringify(adding)} {...props} adding={adding} />
      </>
    )
  }
  const part = partsOf(document).find((each) => selection?.part && sameText(each, selection.part))
  const about: Selection = { route: document.name, ...(part && { part }) }
  const messages = found.get(keyOf(about)) ?? []
  return (
    <>
      <header className={styles.head}>
        <h2>{part === undefined ? document.name : partTitle(document, part)}</h2>
        {!readOnly && part?.kind !== 'from' && (
          <Button variant="quiet" onClick={() => onRemove(about)}>
            <Trash2 size={14} aria-hidden="true" />
            Remove
          </Button>
        )}
      </header>
      {messages.map((one) => (
        <p key={one.message} className={styles.found}>
          <FoundMark found={[one]} />
          {one.message}
        </p>
      ))}
      {isMade && !props.readOnly && (
        <p className={styles.hint}>This route is made by code: it can be changed in the text alone.</p>
      )}
      <PartFields key={keyOf(about) + JSON.stringify(document)} {...props} readOnly={readOnly} about={about} />
    </>
  )
}

function PartFields({ about: { part }, ...props }: Doing & { readonly about: Selection }) {
  const step = part?.kind === 'step' ? props.document.steps[Number(part.id)] : undefined
  if (part === undefined) return <RoutePart {...props} />
  if (step !== undefined) return <StepPart {...props} step={step} index={Number(part.id)} />
  return <EndpointPart {...props} part={part} />
}

const sameText = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other)

const urisOf = (documents: readonly RouteDocument[]): readonly string[] => [
  ...new Set(
    documents.flatMap((document) => partsOf(document).flatMap((part) => endpointOf(document, part)?.uri ?? [])),
  ),
]
