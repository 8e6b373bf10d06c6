import { CancelDeployment } from '../../../client/operations.ts'
import { useChange } from '../../data/use-operation.ts'
import { ReasonField, reasonIn } from '../../deploying/reason-field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { Deployment } from './deployment.ts'

/** Ends a deployment. */
export function CancelDialog({ deployment: { id, number, state } }: { readonly deployment: Deployment }) {
  const cancel = useChange(CancelDeployment, ['ShowDeployment'])
  const send = async (values: FormData): Promise<void> => {
    const reason = reasonIn(values)
    await cancel.run({ id, ...(reason !== undefined && { reason }) })
  }
  return (
    <FormDialog
      label="Cancel…"
      title={`Cancel deployment ${number}`}
      description={
        state === 'RUNNING'
          ? 'It ends as soon as it can. What it has changed already is taken back.'
          : 'It has not begun: nothing has to be taken back.'
      }
      submit="Cancel it"
      isDangerous
      onSubmit={send}
    >
      <ReasonField />
    </FormDialog>
  )
}
