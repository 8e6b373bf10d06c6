import { lineDiff } from '../format/line-diff.ts'
import { formatValue } from '../format/resources.ts'
import styles from './property-change.module.css'

interface PropertyChangeProps {
  readonly before: unknown
  readonly after: unknown
}

/** Around what has changed, so much is shown of what has not. */
const CONTEXT = 2

/** A value before and after; of large ones only the lines that differ, with those around them. */
export function PropertyChange({ before, after }: PropertyChangeProps) {
  const lines = isLarge(before) && isLarge(after) ? differing(before, after) : undefined
  if (lines === undefined) {
    return (
      <div className={styles.change}>
        {before != null && <Line kind="gone" text={formatValue(before)} />}
        {after != null && <Line kind="new" text={formatValue(after)} />}
      </div>
    )
  }
  return (
    <div className={styles.change}>
      {lines.map(({ key, kind, text }) => (
        <Line key={key} kind={kind} text={text} />
      ))}
    </div>
  )
}

type Kind = 'same' | 'gone' | 'new' | 'left out'

const said: Readonly<Record<Kind, string>> = { same: '', gone: 'Before: ', new: 'After: ', 'left out': '' }

const Line = ({ kind, text }: { readonly kind: Kind; readonly text: string }) => (
  <span className={styles.line} data-kind={kind}>
    <span className="aloud">{said[kind]}</span>
    <code>{text}</code>
  </span>
)

const isLarge = (value: unknown): value is object => typeof value === 'object' && value !== null

function differing(before: object, after: object) {
  const lines = lineDiff(JSON.stringify(before, null, 2), JSON.stringify(after, null, 2))
  if (lines === undefined) return undefined
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  )
  return lines.flatMap((line, key): readonly { key: number; kind: Kind; text: string }[] => {
    if (isNear[key]) return [{ ...line, key }]
    return isNear[key - 1] || key === 0 ? [{ key, kind: 'left out', text: '⋯' }] : []
  })
}
