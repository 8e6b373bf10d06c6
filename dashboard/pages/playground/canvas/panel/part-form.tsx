import type { ReactNode } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Form } from '../../../../ui/form.tsx'
import styles from './panel.module.css'

interface PartFormProps {
  /** What the button says. */
  readonly submit: string
  readonly readOnly?: boolean
  /** What it throws is said above the fields. */
  readonly onSubmit: (values: FormData) => Promise<void> | void
  readonly onCancel?: () => void
  readonly children: ReactNode
}

/** Fields of what is selected or added. */
export function PartForm({ submit, readOnly = false, onSubmit, onCancel, children }: PartFormProps) {
  return (
    <Form onSubmit={async (values) => onSubmit(values)}>
      {(isRunning) => (
        <>
          <fieldset disabled={readOnly} className={styles.fields}>
            {children}
          </fieldset>
          {!readOnly && (
            <div className={styles.buttons}>
              <Button type="submit" variant="primary" disabled={isRunning}>
                {submit}
              </Button>
              {onCancel !== undefined && (
                <Button variant="quiet" onClick={onCancel}>
                  Cancel
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </Form>
  )
}
