import { useNavigate } from '@tanstack/react-router'
import { MakePlan } from '../../../client/operations.ts'
import { may, type Project } from '../../app/use-project.ts'
import { useChange } from '../../data/use-operation.ts'
import { Button } from '../../ui/button.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Plan } from './plan.ts'

interface WayOutProps {
  readonly project: Project
  readonly plan: Plan
  readonly why: 'stale' | 'expired'
}

const reasons = {
  stale: {
    title: 'This plan is out of date',
    text: 'Something was deployed or configured since it was made, so it would no longer do what it says.',
  },
  expired: {
    title: 'This plan has expired',
    text: 'A plan can be deployed for an hour. What it says was true when it was made.',
  },
} as const

/** Says why a plan cannot be deployed any more, and makes the same one anew. */
export function WayOut({ project, plan: { environment, revision }, why }: WayOutProps) {
  const { run, isRunning, error } = useChange(MakePlan)
  const navigate = useNavigate()
  const again = async (): Promise<void> => {
    const { plan } = (await run({ input: { environmentId: environment.id, revisionId: revision.id } })).deploymentPlan
    if (plan == null) return
    const params = { project: project.slug, plan: plan.id }
    await navigate({ to: '/projects/$project/plans/$plan', params, search: (before) => before, replace: true })
  }
  const { title, text } = reasons[why]
  return (
    <Notice
      tone="warn"
      title={title}
      {...(may(project, 'deployments:write') && {
        actions: (
          // What is against it is said by `error`.
          <Button variant="primary" disabled={isRunning} onClick={() => void again().catch(() => undefined)}>
            Plan revision {revision.number} again
          </Button>
        ),
      })}
    >
      <p>{text}</p>
      <FormProblem error={error} />
    </Notice>
  )
}
