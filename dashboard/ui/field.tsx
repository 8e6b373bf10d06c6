import { type ComponentProps, useId } from 'react'
import styles from './field.module.css'

interface FieldProps extends ComponentProps<'input'> {
  readonly label: string
  /** What it is for, or what it has to be. */
  readonly hint?: string | undefined
  /** What is wrong with it. */
  readonly problem?: string | undefined
}

/** Something to be filled in, with what is said of it. */
export function Field({ label, hint, problem, ...input }: FieldProps) {
  const id = useId()
  const said = problem ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className={styles.input}
        aria-invalid={problem !== undefined}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
      />
      {said !== undefined && (
        <p id={`${id}-said`} className={problem === undefined ? styles.hint : styles.problem}>
          {said}
        </p>
      )}
    </div>
  )
}
