import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { CreateEnvironment, CreateProject } from '../../../client/operations.ts'
import { useChange } from '../../data/use-operation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toasts.tsx'

/** Makes a project, with an environment on the local cloud to begin in. */
export function NewProject() {
  const [isOpen, setOpen] = useState(false)
  const project = useChange(CreateProject)
  const environment = useChange(CreateEnvironment)
  const client = useQueryClient()
  const navigate = useNavigate()

  async function create(values: FormData): Promise<void> {
    const { projectCreate } = await project.run({ input: { slug: String(values.get('slug')).trim() } })
    const made = projectCreate.project
    if (made == null) return
    await environment.run({ input: { projectId: made.id, name: 'dev', target: 'LOCAL' } })
    await client.invalidateQueries()
    setOpen(false)
    toast(`The project ${made.slug} is there, with an environment dev.`)
    await navigate({ to: '/projects/$project', params: { project: made.slug } })
  }
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus size={15} aria-hidden="true" />
        New project
      </Button>
      <Dialog
        title="New project"
        description="It begins with an environment dev, on the local cloud."
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <Form onSubmit={create}>
          {(isRunning) => (
            <>
              <Field
                label="Name"
                name="slug"
                required
                autoComplete="off"
                placeholder="orders"
                hint="Lower-case letters, digits and single hyphens. It never changes: names of resources have it, too."
              />
              <Button type="submit" variant="primary" disabled={isRunning}>
                Create project
              </Button>
            </>
          )}
        </Form>
      </Dialog>
    </>
  )
}
