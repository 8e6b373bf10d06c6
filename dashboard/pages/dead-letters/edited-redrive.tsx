import { useState } from 'react'
import { RedriveDeadLetters } from '../../../client/operations.ts'
import { useIdempotencyKey } from '../../data/use-idempotency-key.ts'
import { useChange } from '../../data/use-operation.ts'
import { readBody } from '../../format/bodies.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import styles from './dialogs.module.css'
import { CHANGED, type Letter } from './use-letters.ts'

interface EditedRedriveProps {
  readonly letter: Letter
  readonly environmentId: string
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** Sends one letter again, as it was or with another body. */
export function EditedRedrive({
  letter: { id, routeName, payload },
  environmentId,
  onCancel,
  onDone,
}: EditedRedriveProps) {
  const before = payload.text ?? ''
  const [body, setBody] = useState(before)
  const redrive = useChange(RedriveDeadLetters, CHANGED)
  const looked = useChange(RedriveDeadLetters)
  const once = useIdempotencyKey()
  const isBroken = readBody(before).kind === 'json' && readBody(body).kind !== 'json'

  async function send(): Promise<void> {
    const order = { environmentId, ids: [id], ...(body !== before && { body }) }
    // What is wrong with it is known before anything is sent.
    await looked.run({ input: { ...order, dryRun: true, idempotencyKey: 'only looks' } })
    await once((idempotencyKey) => redrive.run({ input: { ...order, idempotencyKey } }))
    onDone()
  }
  return (
    <Form onSubmit={send}>
      {(isRunning) => (
        <>
          {payload.text !== null && (
            <TextField
              label="Body"
              rows={12}
              spellCheck={false}
              autoFocus
              value={body}
              onChange={({ target }) => setBody(target.value)}
              hint={
                isBroken
                  ? 'It was JSON before, and is none now. It can be sent all the same.'
                  : `Goes to ${routeName} again as a new run of the same message.`
              }
            />
          )}
          <div className={styles.actions}>
            <p />
            <Button onClick={onCancel}>Back</Button>
            <Button type="submit" variant="primary" disabled={isRunning}>
              {body === before ? 'Redrive as it is' : 'Redrive with this body'}
            </Button>
          </div>
        </>
      )}
    </Form>
  )
}
