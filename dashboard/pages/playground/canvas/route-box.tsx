import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { Plus } from 'lucide-react'
import { memo } from 'react'
import type { FoundOn } from './found-on.ts'
import { Item } from './item.tsx'
import { heightOf } from './lanes.ts'
import styles from './route-box.module.css'
import { branchOf, type RouteDocument, type Step } from './route-document.ts'
import { keyOf, OTHERWISE, type Part, type Selection } from './selection.ts'
import { ruleText, stepLooks, stepText } from './words.ts'

export type RouteBoxNode = Node<{
  readonly document: RouteDocument
  readonly found: FoundOn
  /** Where something in this route is selected: that. */
  readonly selection: Selection | undefined
  /** The route that Tab comes to where nothing is selected. */
  readonly isFirst: boolean
  /** Undefined where nothing may be changed. */
  readonly onAdd: ((route: string, index: number) => void) | undefined
}>

/** A route: its name, and below it what it does, in order. */
export const RouteBox = memo(function RouteBox({ data }: NodeProps<RouteBoxNode>) {
  const { document, found, selection, isFirst, onAdd } = data
  const { name: route, steps } = document
  const branch = branchOf(document)
  const item = (part?: Part) => {
    const key = keyOf({ route, ...(part && { part }) })
    const isSelected = selection !== undefined && keyOf(selection) === key
    return { route, isSelected, isTabStop: isSelected, found: found.get(key), ...(part && { part }) }
  }
  return (
    <section
      className={styles.box}
      style={{ height: heightOf(document) }}
      aria-label={`Route ${route}`}
      data-within={selection !== undefined}
    >
      <Handle type="target" position={Position.Left} className={styles.into} />
      <Item
        {...item()}
        isTabStop={isFirst || item().isSelected}
        className={styles.head}
        title={document.description ?? route}
      >
        <span className="aloud">Route </span>
        <strong>{route}</strong>
      </Item>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its position is what names a step
          <li key={index}>
            <Between route={route} index={index} onAdd={onAdd} />
            <StepRow {...item({ kind: 'step', id: String(index) })} step={step} index={index} />
          </li>
        ))}
      </ol>
      {branch === undefined ? (
        <Between route={route} index={steps.length} onAdd={onAdd} />
      ) : (
        <ul className={styles.rules}>
          {branch.step.rules.map((rule, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: its position is what names a rule
            <li key={index}>
              <RuleRow {...item({ kind: 'rule', id: String(index) })} text={rule.processor.export} to={rule.to.uri} />
            </li>
          ))}
          {branch.step.otherwise !== undefined && (
            <li>
              <RuleRow {...item({ kind: 'rule', id: OTHERWISE })} text={OTHERWISE} to={branch.step.otherwise.uri} />
            </li>
          )}
        </ul>
      )}
      {document.respond !== undefined && (
        <p className={styles.answer}>
          answers with <code>{document.respond.export}</code>
        </p>
      )}
      <Handle type="source" id="to" position={Position.Right} className={styles.out} />
    </section>
  )
})

interface RowProps extends Omit<Parameters<typeof Item>[0], 'children' | 'className' | 'title'> {}

function StepRow({ step, index, ...item }: RowProps & { readonly step: Step; readonly index: number }) {
  const { icon: Icon, name } = stepLooks[step.kind]
  const text = stepText(step)
  return (
    <div className={styles.row}>
      <Item {...item} className={styles.step} title={`${name} ${text}`}>
        <Icon size={14} aria-hidden="true" />
        <span className="aloud">Step {index + 1}, </span>
        <span className={styles.kind}>{name}</span> <code>{text}</code>
      </Item>
      {step.kind === 'tap' && <Handle type="source" id={`step ${index}`} position={Position.Right} />}
    </div>
  )
}

function RuleRow({ text, to, ...item }: RowProps & { readonly text: string; readonly to: string }) {
  return (
    <div className={styles.row}>
      <Item {...item} className={styles.rule} title={ruleText(text, to)}>
        {text !== OTHERWISE && <span className="aloud">If </span>}
        <code>{text}</code>
        <span className="aloud"> to {to}</span>
      </Item>
      <Handle type="source" id={`rule ${item.part?.id}`} position={Position.Right} />
    </div>
  )
}

interface BetweenProps {
  readonly route: string
  readonly index: number
  readonly onAdd: ((route: string, index: number) => void) | undefined
}

/** The way to the next step; a step can be put there. The panel has the same for who has no mouse. */
const Between = ({ route, index, onAdd }: BetweenProps) => (
  <div className={styles.between}>
    {onAdd !== undefined && (
      <button
        type="button"
        className={styles.add}
        tabIndex={-1}
        aria-label={`Add step ${index + 1} to ${route}`}
        title="Add a step here"
        onClick={() => onAdd(route, index)}
      >
        <Plus size={12} aria-hidden="true" />
      </button>
    )}
  </div>
)
