import type { ComponentProps } from 'react'
import styles from './checkbox.module.css'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: string
  /** What it means. */
  readonly hint?: string
}

/** Something that is so or not. */
export const Checkbox = ({ label, hint, ...input }: CheckboxProps) => (
  <label className={styles.choice}>
    <input {...input} type="checkbox" />
    <span>
      {label}
      {hint !== undefined && <small>{hint}</small>}
    </span>
  </label>
)
