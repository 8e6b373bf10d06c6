import { Plus } from 'lucide-react'
import { Button } from '../../../../ui/button.tsx'
import { withAnswer } from '../changes.ts'
import { branchOf } from '../route-document.ts'
import { keyOf, partsOf } from '../selection.ts'
import { partTitle } from '../words.ts'
import type { Doing } from './doing.ts'
import { FunctionField, readFunction } from './function-field.tsx'
import styles from './panel.module.css'
import { PartForm } from './part-form.tsx'
import { useSurroundings } from './surroundings.ts'

/** A route: its parts, what can be added to it, and whether it answers. */
export function RoutePart({ document, readOnly, onChange, onSelect, onAdd }: Doing) {
  const { modules } = useSurroundings()
  const { name: route, description, respond } = document
  const branch = branchOf(document)
  const answer = (values: FormData): Promise<void> => {
    const called = readFunction(values, 'respond', modules)
    return onChange({
      document: withAnswer(document, called?.ref),
      ...(called?.addition && { addition: called.addition }),
    })
  }
  return (
    <>
      {description !== undefined && <p>{description}</p>}
      <ol className={styles.list}>
        {partsOf(document).map((part) => (
          <li key={keyOf({ route, part })}>
            <button type="button" className={styles.link} onClick={() => onSelect({ route, part })}>
              {partTitle(document, part)}
            </button>
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div className={styles.buttons}>
          <Button onClick={() => onAdd({ what: 'step', route, index: branch?.index ?? document.steps.length })}>
            <Plus size={14} aria-hidden="true" />
            Step
          </Button>
          <Button onClick={() => onAdd({ what: branch === undefined ? 'target' : 'rule', route })}>
            <Plus size={14} aria-hidden="true" />
            {branch === undefined ? 'Target' : 'Rule'}
          </Button>
        </div>
      )}
      {document.from.uri.startsWith('http:') && (
        <PartForm submit="Apply" readOnly={readOnly} onSubmit={answer}>
          <FunctionField label="Answers with" value={respond} none="Nothing: it is taken, and answered at once" />
        </PartForm>
      )}
    </>
  )
}
