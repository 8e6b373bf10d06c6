import { StartRecovery } from '../../../client/operations.ts'
import { useIdempotencyKey } from '../../data/use-idempotency-key.ts'
import { useChange } from '../../data/use-operation.ts'
import { ReasonField, reasonIn } from '../../deploying/reason-field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { toast } from '../../ui/toasts.tsx'

/** Takes an environment from a process that lives but hangs. One that has died is not waited for anyway. */
export function TakeOver({ environmentId }: { readonly environmentId: string }) {
  const recover = useChange(StartRecovery, ['ShowConfiguration'])
  const once = useIdempotencyKey()
  const send = async (values: FormData): Promise<void> => {
    const reason = reasonIn(values)
    await once((idempotencyKey) =>
      recover.run({ input: { environmentId, action: 'RELEASE_LOCK', reason, idempotencyKey } }),
    )
    toast('Another process goes on with it.')
  }
  return (
    <FormDialog
      label="Take over…"
      title="Take the environment over"
      description="For a deployment that hangs: another process goes on where it was, and what the former one still does has no effect."
      submit="Take over"
      onSubmit={send}
    >
      <ReasonField />
    </FormDialog>
  )
}
