import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { Button } from '../../../../ui/button.tsx'
import { mayMove, withStepChanged, withStepMoved } from '../changes.ts'
import type { Step } from '../route-document.ts'
import { OTHERWISE, type Part } from '../selection.ts'
import { ruleText } from '../words.ts'
import type { Doing } from './doing.ts'
import styles from './panel.module.css'
import { PartForm } from './part-form.tsx'
import { readStep, StepFields } from './step-fields.tsx'
import { useSurroundings } from './surroundings.ts'

interface StepPartProps extends Doing {
  readonly step: Step
  readonly index: number
}

/** A step: what it knows, and where it stands. */
export function StepPart(props: StepPartProps) {
  const { document, step, index, readOnly, onChange } = props
  const surroundings = useSurroundings()
  const apply = (values: FormData): Promise<void> => {
    const { step: changed, addition } = readStep(values, { kind: step.kind, step }, surroundings)
    return onChange({ document: withStepChanged(document, index, changed), ...(addition && { addition }) })
  }
  return (
    <>
      {!readOnly && <Places {...props} />}
      <PartForm submit="Apply" readOnly={readOnly} onSubmit={apply}>
        <StepFields kind={step.kind} step={step} />
      </PartForm>
      {step.kind === 'branch' && <Rules {...props} rules={rulesOf(step)} />}
    </>
  )
}

/** Moves the step, or puts another beside it. */
function Places({ document, index, step, onChange, onSelect, onAdd }: StepPartProps) {
  const route = document.name
  const move = (by: -1 | 1) => {
    void onChange({ document: withStepMoved(document, index, by) })
    onSelect({ route, part: { kind: 'step', id: String(index + by) } })
  }
  return (
    <div className={styles.buttons}>
      <Button disabled={!mayMove(document, index, -1)} onClick={() => move(-1)}>
        <ArrowUp size={14} aria-hidden="true" />
        Move up
      </Button>
      <Button disabled={!mayMove(document, index, 1)} onClick={() => move(1)}>
        <ArrowDown size={14} aria-hidden="true" />
        Move down
      </Button>
      <Button onClick={() => onAdd({ what: 'step', route, index })}>
        <Plus size={14} aria-hidden="true" />
        Step before
      </Button>
      {step.kind !== 'branch' && (
        <Button onClick={() => onAdd({ what: 'step', route, index: index + 1 })}>
          <Plus size={14} aria-hidden="true" />
          Step after
        </Button>
      )}
    </div>
  )
}

interface NamedRule {
  readonly id: string
  readonly text: string
}

function Rules({ document, readOnly, rules, onSelect, onAdd }: Doing & { readonly rules: readonly NamedRule[] }) {
  const route = document.name
  const part = (id: string): Part => ({ kind: 'rule', id })
  return (
    <div className={styles.group}>
      <h3>Rules</h3>
      <ol className={styles.list}>
        {rules.map(({ id, text }) => (
          <li key={id}>
            <button type="button" className={styles.link} onClick={() => onSelect({ route, part: part(id) })}>
              {text}
            </button>
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div className={styles.buttons}>
          <Button onClick={() => onAdd({ what: 'rule', route })}>
            <Plus size={14} aria-hidden="true" />
            Rule
          </Button>
          {!rules.some(({ id }) => id === OTHERWISE) && (
            <Button onClick={() => onAdd({ what: 'otherwise', route })}>
              <Plus size={14} aria-hidden="true" />
              Otherwise
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function rulesOf(step: Extract<Step, { readonly kind: 'branch' }>): readonly NamedRule[] {
  const rules = step.rules.map(({ processor, to }, index) => ({
    id: String(index),
    text: ruleText(processor.export, to.uri),
  }))
  return step.otherwise === undefined
    ? rules
    : [...rules, { id: OTHERWISE, text: ruleText(OTHERWISE, step.otherwise.uri) }]
}
