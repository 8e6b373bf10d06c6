import { useState } from 'react'
import { DiscardDeadLetters } from '../../../client/operations.ts'
import { useIdempotencyKey } from '../../data/use-idempotency-key.ts'
import { useChange, useOperation } from '../../data/use-operation.ts'
import { formatExact } from '../../format/numbers.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { toast } from '../../ui/toasts.tsx'
import styles from './dialogs.module.css'
import { letters, type Selection } from './selection.ts'
import { CHANGED } from './use-letters.ts'

interface DiscardDialogProps {
  readonly environmentId: string
  readonly selection: Selection
  /** The selection in words. */
  readonly words: string
  readonly onClose: () => void
  readonly onDone: () => void
}

/** As many go at a time. */
const MOST_AT_ONCE = 1_000

/** Throws letters away: says how many before, and asks why. */
export function DiscardDialog({ environmentId, selection, words, onClose, onDone }: DiscardDialogProps) {
  const [reason, setReason] = useState('')
  const [isSure, setSure] = useState(false)
  const order = { environmentId, ...selection }
  const looked = useOperation(DiscardDeadLetters, {
    input: { ...order, reason: 'only counts', dryRun: true, idempotencyKey: 'only counts' },
  })
  const matched = looked.isOld ? undefined : looked.data?.deadLetterDiscard.matched
  const discard = useChange(DiscardDeadLetters, CHANGED)
  const once = useIdempotencyKey()

  async function remove(): Promise<void> {
    const { deadLetterDiscard } = await once((idempotencyKey) =>
      discard.run({ input: { ...order, reason, idempotencyKey } }),
    )
    toast(`${letters(deadLetterDiscard.discarded ?? 0)} discarded.`)
    onClose()
    onDone()
  }
  return (
    <Dialog
      title="Discard dead letters"
      description={`${words}: removed for good. Nobody can bring them back.`}
      isOpen
      onOpenChange={onClose}
    >
      <Form onSubmit={remove}>
        {(isRunning) => (
          <>
            <FormProblem error={looked.error} />
            <Field
              label="Why"
              required
              maxLength={1_000}
              autoComplete="off"
              value={reason}
              onChange={({ target }) => setReason(target.value)}
              hint="Stands in the audit log."
            />
            <Checkbox
              label={matched == null ? 'Counting…' : `Yes, remove ${letters(Math.min(matched, MOST_AT_ONCE))} for good`}
              disabled={!matched}
              checked={isSure}
              onChange={({ target }) => setSure(target.checked)}
              {...(matched != null &&
                matched > MOST_AT_ONCE && { hint: `The first of ${formatExact(matched)}: more do not go at a time.` })}
            />
            <div className={styles.actions}>
              <p />
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" variant="danger" disabled={isRunning || !isSure || reason.trim() === ''}>
                Discard
              </Button>
            </div>
          </>
        )}
      </Form>
    </Dialog>
  )
}
