import { readBody } from '../../../format/bodies.ts'
import { TextBlock } from '../../../ui/text-block.tsx'
import styles from './try-result.module.css'

interface TriedBodyProps {
  readonly label: string
  readonly text: string
  /** Whether the label is shown, too. */
  readonly isTitled?: boolean
}

/** A text of a message, as it is best read. */
export function TriedBody({ label, text, isTitled = false }: TriedBodyProps) {
  const body = readBody(text)
  return (
    <div className={styles.body}>
      {isTitled && <p className={styles.quiet}>{label}</p>}
      {text === '' ? (
        <p className={styles.quiet}>empty</p>
      ) : (
        <TextBlock label={label} text={body.kind === 'json' ? body.text : text} />
      )}
    </div>
  )
}
