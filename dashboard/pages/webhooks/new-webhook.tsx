import { Plus } from 'lucide-react'
import { useState } from 'react'
import { CreateWebhook, ShowWebhooks } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useChange } from '../../data/use-operation.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ShownOnce } from '../../ui/shown-once.tsx'
import styles from './new-webhook.module.css'
import { webhookEvents } from './webhook-events.ts'

/** Registers a URL, and shows what signs its deliveries, once. */
export function NewWebhook({ project }: { readonly project: Project }) {
  const { run } = useChange(CreateWebhook, [ShowWebhooks])
  const [secret, setSecret] = useState('')
  async function create(values: FormData): Promise<void> {
    const url = String(values.get('url')).trim()
    const events = values.getAll('event').map(String)
    if (events.length === 0) throw new Error('Choose what it is to be told of.')
    const { webhookCreate } = await run({ input: { projectId: project.id, url, events } })
    setSecret(webhookCreate.secret ?? '')
  }
  return (
    <FormDialog
      label={
        <>
          <Plus size={15} aria-hidden="true" />
          New webhook
        </>
      }
      variant="primary"
      title="New webhook"
      description="Each event is a signed POST with a JSON body. It tells what happened by ids and states, never by bodies of messages."
      submit="Create webhook"
      onSubmit={create}
      answer={(close) => <ShownOnce what="signing secret" secret={secret} onDone={close} />}
    >
      <Field
        label="URL"
        name="url"
        type="url"
        required
        autoComplete="off"
        placeholder="https://hooks.example.com/routo"
        hint="Addresses inside networks are refused, unless ROUTO_WEBHOOK_ALLOW of the installation names the host."
      />
      <fieldset className={styles.events}>
        <legend>Tell it of</legend>
        {webhookEvents.map(([event, words]) => (
          <Checkbox
            key={event}
            name="event"
            value={event}
            label={words}
            hint={event}
            defaultChecked={event === 'deployment.failed' || event === 'deadletter.added'}
          />
        ))}
      </fieldset>
    </FormDialog>
  )
}
