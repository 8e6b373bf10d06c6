import { type DataDisposal, StartDestruction } from '../../client/operations.ts'
import type { Environment, Project } from '../app/use-project.ts'
import { useIdempotencyKey } from '../data/use-idempotency-key.ts'
import { useChange } from '../data/use-operation.ts'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Radios } from '../ui/radios.tsx'
import { ReasonField, reasonIn } from './reason-field.tsx'
import { useWatch } from './use-watch.ts'

interface DestroyDialogProps {
  readonly project: Pick<Project, 'slug'>
  readonly environment: Pick<Environment, 'id' | 'name'>
  readonly label?: string
  /** What is chosen to begin with. */
  readonly data?: DataDisposal
}

/** Removes all that is deployed, once the environment's name was typed. */
export function DestroyDialog({
  project,
  environment,
  label = 'Destroy…',
  data = 'REFUSE_IF_NOT_EMPTY',
}: DestroyDialogProps) {
  const destroy = useChange(StartDestruction)
  const once = useIdempotencyKey()
  const watch = useWatch(project.slug)
  const start = async (values: FormData): Promise<void> => {
    const { environmentDestroy } = await once((idempotencyKey) =>
      destroy.run({
        input: {
          environmentId: environment.id,
          confirmName: String(values.get('name')),
          data: String(values.get('data')) as DataDisposal, // of the choices below
          reason: reasonIn(values),
          idempotencyKey,
        },
      }),
    )
    await watch(environmentDestroy.deployment, environment.name)
  }
  return (
    <FormDialog
      label={label}
      title={`Destroy what is deployed in ${environment.name}`}
      description="Functions, queues, buckets and logs are removed, and messages no longer flow. The environment stays, with its variables and secrets."
      variant="danger"
      submit="Destroy"
      isDangerous
      onSubmit={start}
    >
      <Radios legend="Messages and objects" name="data" initial={data} choices={disposals} />
      <Field label={`Type ${environment.name} to confirm`} name="name" required autoComplete="off" spellCheck={false} />
      <ReasonField />
    </FormDialog>
  )
}

const disposals: readonly { readonly value: DataDisposal; readonly label: string; readonly note: string }[] = [
  {
    value: 'REFUSE_IF_NOT_EMPTY',
    label: 'Stop if there are any',
    note: 'Nothing is removed as long as a queue or a bucket holds something.',
  },
  { value: 'RETAIN', label: 'Keep them', note: 'Queues and buckets stay, and a later deployment takes them up again.' },
  { value: 'EMPTY_AND_DELETE', label: 'Delete them', note: 'This cannot be undone.' },
]
