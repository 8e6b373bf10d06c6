import { type ComponentProps, useId } from 'react'
import fieldStyles from './field.module.css'
import styles from './text-area.module.css'

interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly label: string
  readonly hint?: string | undefined
}

/** A text of several lines to be filled in: a body, a JSON document. */
export function TextArea({ label, hint, ...area }: TextAreaProps) {
  const id = useId()
  return (
    <div className={fieldStyles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        {...area}
        id={id}
        className={`${fieldStyles.input} ${styles.area}`}
        spellCheck={false}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={fieldStyles.hint}>
          {hint}
        </p>
      )}
    </div>
  )
}
