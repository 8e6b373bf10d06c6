import { Plus } from 'lucide-react'
import { useState } from 'react'
import { starters } from '../../starters/starters.ts'
import { useNewProject } from '../../starters/use-new-project.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'

/** Makes a project, with an environment on the local cloud to begin in, and maybe something in it. */
export function NewProject() {
  const [isOpen, setOpen] = useState(false)
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
        <NewProjectForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

const NOTHING = ''

function NewProjectForm({ onDone }: { readonly onDone: () => void }) {
  const create = useNewProject()
  const [begun, setBegun] = useState(NOTHING)
  const [name, setName] = useState('')
  const starter = starters.find(({ slug }) => slug === begun)
  const begin = (slug: string): void => {
    // A name of somebody's own stays.
    if (name === begun) setName(slug)
    setBegun(slug)
  }
  return (
    <Form
      onSubmit={async () => {
        await create(name.trim(), starter)
        onDone()
      }}
    >
      {(isRunning) => (
        <>
          <Field
            label="Name"
            required
            autoComplete="off"
            placeholder="orders"
            hint="Lower-case letters, digits and single hyphens. It never changes: names of resources have it, too."
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <SelectField
            label="Begin with"
            choices={[[NOTHING, 'Nothing'], ...starters.map(({ slug, title }) => [slug, title] as const)]}
            hint={starter?.text ?? 'Routes are pushed from a folder, or written in the playground.'}
            value={begun}
            onChange={({ target }) => begin(target.value)}
          />
          <Button type="submit" variant="primary" disabled={isRunning}>
            Create project
          </Button>
        </>
      )}
    </Form>
  )
}
