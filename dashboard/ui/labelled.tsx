import { type ReactNode, useId } from 'react'
import styles from './field.module.css'

export interface LabelledProps {
  readonly label: string
  /** What it is for, or what it has to be. */
  readonly hint?: string | undefined
  /** What is wrong with it. */
  readonly problem?: string | undefined
}

interface Described {
  readonly id: string
  readonly className: string | undefined
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

/** Around something to be filled in: its name, and what is said of it. */
export function Labelled({
  label,
  hint,
  problem,
  children,
}: LabelledProps & { readonly children: (described: Described) => ReactNode }) {
  const id = useId()
  const said = problem ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: styles.input,
        'aria-invalid': problem !== undefined,
        'aria-describedby': said === undefined ? undefined : `${id}-said`,
      })}
      {said !== undefined && (
        <p id={`${id}-said`} className={problem === undefined ? styles.hint : styles.problem}>
          {said}
        </p>
      )}
    </div>
  )
}
