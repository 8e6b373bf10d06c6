import { type FormEvent, type ReactNode, useState } from 'react'
import styles from './form.module.css'
import { FormProblem } from './form-problem.tsx'

interface FormProps {
  /** What it throws is said above the fields. */
  readonly onSubmit: (values: FormData) => Promise<void>
  /** Fields and buttons. */
  readonly children: (isRunning: boolean) => ReactNode
}

/** Fields that are sent together. */
export function Form({ onSubmit, children }: FormProps) {
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    setRunning(true)
    setError(undefined)
    await onSubmit(values).catch(setError)
    setRunning(false)
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <FormProblem error={error} />
      {children(isRunning)}
    </form>
  )
}
