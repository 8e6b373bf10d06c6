import type { ReactNode } from 'react'
import styles from './radios.module.css'

interface RadiosProps {
  readonly legend: string
  readonly name: string
  readonly choices: readonly {
    readonly value: string
    readonly label: ReactNode
    /** What it means to choose it. */
    readonly note?: ReactNode
    readonly isDisabled?: boolean
  }[]
  /** Which is chosen to begin with. */
  readonly initial?: string | undefined
}

/** One of several, all of which can be read before. In a form, `name` has what was chosen. */
export function Radios({ legend, name, choices, initial }: RadiosProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      <div className={styles.choices}>
        {choices.map(({ value, label, note, isDisabled = false }) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === initial}
              disabled={isDisabled}
              required
            />
            <span className={styles.text}>
              <span>{label}</span>
              {note !== undefined && <span className={styles.note}>{note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
