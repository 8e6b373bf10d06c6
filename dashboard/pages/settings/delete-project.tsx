import { useNavigate } from '@tanstack/react-router'
import { DeleteProject as Delete, ShowOverview, ShowProjects } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useChange } from '../../data/use-operation.ts'
import { Field } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Panel } from '../../ui/panel.tsx'
import { toast } from '../../ui/toasts.tsx'

/** The end of a project, for who types its name. */
export function DeleteProject({ project: { id, slug, name } }: { readonly project: Project }) {
  const { run } = useChange(Delete, [ShowProjects, ShowOverview])
  const navigate = useNavigate()
  return (
    <Panel
      title="Delete this project"
      aside={
        <FormDialog
          label="Delete project…"
          variant="danger"
          title={`Delete ${name}?`}
          description="Its revisions, environments, variables, secrets, counts and audit log go with it. It cannot be brought back."
          submit="Delete project"
          isDangerous
          onSubmit={async (values) => {
            await run({ input: { id, confirmSlug: String(values.get('slug')).trim() } })
            toast(`The project ${slug} is deleted.`)
            await navigate({ to: '/' })
          }}
        >
          <Field label={`Type ${slug} to confirm`} name="slug" required autoComplete="off" />
        </FormDialog>
      }
    >
      <p>What is deployed has to be destroyed first: as long as something of it stands, this is refused.</p>
    </Panel>
  )
}
