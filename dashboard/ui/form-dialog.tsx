import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'
import styles from './form-dialog.module.css'

interface FormDialogProps {
  /** What the button that opens it says; the title says the same. */
  readonly label: ReactNode
  readonly title: string
  readonly description?: string
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** What the button below the fields says. */
  readonly submit: string
  /** Whether it takes away what cannot be brought back. */
  readonly isDangerous?: boolean
  /** What it throws is said above the fields. */
  readonly onSubmit: (values: FormData) => Promise<void>
  /** What stands in the place of the fields when it is done. Left out: the dialog closes. */
  readonly answer?: (close: () => void) => ReactNode
  readonly children?: ReactNode
}

/** A button that opens a question, and does what it is answered with. */
export function FormDialog({
  label,
  title,
  description,
  variant = 'plain',
  submit,
  isDangerous = false,
  onSubmit,
  answer,
  children,
}: FormDialogProps) {
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  const turn = (open: boolean): void => {
    setOpen(open)
    setDone(false)
  }
  const send = async (values: FormData): Promise<void> => {
    await onSubmit(values)
    if (answer === undefined) turn(false)
    else setDone(true)
  }
  return (
    <>
      <Button variant={variant} onClick={() => turn(true)}>
        {label}
      </Button>
      <Dialog title={title} {...(description !== undefined && { description })} isOpen={isOpen} onOpenChange={turn}>
        {isDone ? (
          answer?.(() => turn(false))
        ) : (
          <Form onSubmit={send}>
            {(isRunning) => (
              <>
                {children}
                <div className={styles.actions}>
                  <Button onClick={() => turn(false)}>Cancel</Button>
                  <Button type="submit" variant={isDangerous ? 'danger' : 'primary'} disabled={isRunning}>
                    {submit}
                  </Button>
                </div>
              </>
            )}
          </Form>
        )}
      </Dialog>
    </>
  )
}
