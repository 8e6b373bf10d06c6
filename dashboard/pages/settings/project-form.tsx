import {
  ChangeProject,
  ShowProject,
  ShowProjects,
  ShowSettings,
  type ShowSettingsQuery,
} from '../../../client/operations.ts'
import { useChange } from '../../data/use-operation.ts'
import { Button } from '../../ui/button.tsx'
import { Field, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Time } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import styles from './project-form.module.css'

interface ProjectFormProps {
  readonly project: NonNullable<ShowSettingsQuery['project']>
  readonly mayChange: boolean
}

/** What a project is called, and what it is for. */
export function ProjectForm({ project, mayChange }: ProjectFormProps) {
  const { run } = useChange(ChangeProject, [ShowProject, ShowProjects, ShowSettings])
  const { id, slug, name, description, createdAt } = project
  async function change(values: FormData): Promise<void> {
    const text = String(values.get('description')).trim()
    await run({ input: { id, name: String(values.get('name')).trim(), description: text === '' ? null : text } })
    toast('The project is changed.')
  }
  return (
    <div className={styles.project}>
      <p>
        <code>{slug}</code> in addresses, commands and names of resources, for good. Made <Time at={createdAt} />.
      </p>
      <Form onSubmit={change}>
        {(isRunning) => (
          <>
            <Field label="Name" name="name" defaultValue={name} required maxLength={100} readOnly={!mayChange} />
            <TextField
              label="What it is for"
              name="description"
              defaultValue={description ?? ''}
              maxLength={1000}
              rows={3}
              readOnly={!mayChange}
            />
            {mayChange && (
              <div>
                <Button type="submit" variant="primary" disabled={isRunning}>
                  Save
                </Button>
              </div>
            )}
          </>
        )}
      </Form>
    </div>
  )
}
