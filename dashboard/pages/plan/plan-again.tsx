import { useNavigate } from '@tanstack/react-router'
import { MakePlan } from '../../../client/operations.ts'
import { may, type Project } from '../../app/use-project.ts'
import { useChange } from '../../data/use-operation.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toasts.tsx'
import type { Plan } from './plan.ts'

interface PlanAgainProps {
  readonly project: Project
  readonly plan: Plan
}

/** Makes a plan of the same revision anew, and shows it in the place of this one. */
export function PlanAgain({ project, plan: { environment, revision } }: PlanAgainProps) {
  const { run, isRunning } = useChange(MakePlan)
  const navigate = useNavigate()
  if (!may(project, 'deployments:write')) return null
  const again = async (): Promise<void> => {
    const { plan } = (await run({ input: { environmentId: environment.id, revisionId: revision.id } })).deploymentPlan
    if (plan == null) return
    const params = { project: project.slug, plan: plan.id }
    await navigate({ to: '/projects/$project/plans/$plan', params, search: (before) => before, replace: true })
  }
  return (
    <Button
      variant="primary"
      disabled={isRunning}
      onClick={() => void again().catch((error: Error) => toast(error.message, 'bad'))}
    >
      Plan revision {revision.number} again
    </Button>
  )
}
