import { useNavigate } from '@tanstack/react-router'
import { MakePlan } from '../../client/operations.ts'
import type { Environment, Project } from '../app/use-project.ts'
import { useChange } from '../data/use-operation.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { chosen } from './chosen.ts'
import { RevisionChoice } from './revision-choice.tsx'

interface DeployDialogProps {
  readonly project: Project
  readonly environment: Environment
}

/** Asks which revision is to be deployed, and leads to the plan of it: nothing is touched before that was looked at. */
export function DeployDialog({ project, environment }: DeployDialogProps) {
  const plan = useChange(MakePlan)
  const navigate = useNavigate()
  const makePlan = async (values: FormData): Promise<void> => {
    const input = { environmentId: environment.id, revisionId: chosen(values, 'revision', 'Choose a revision first.') }
    const made = (await plan.run({ input })).deploymentPlan.plan
    if (made == null) return
    await navigate({
      to: '/projects/$project/plans/$plan',
      params: { project: project.slug, plan: made.id },
      search: (before) => ({ ...before, env: environment.name }),
    })
  }
  return (
    <FormDialog
      label="Deploy…"
      title={`Deploy to ${environment.name}`}
      description="The plan shows what would change, and what it would cost. You deploy from there."
      variant="primary"
      submit="Show the plan"
      onSubmit={makePlan}
    >
      <RevisionChoice project={project} environment={environment} />
    </FormDialog>
  )
}
