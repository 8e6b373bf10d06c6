import type { Project } from '../../app/use-project.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Plan } from './plan.ts'
import { PlanAgain } from './plan-again.tsx'

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

/** Says why a plan cannot be deployed any more, and how to get one that can. */
export const WayOut = ({ project, plan, why }: WayOutProps) => (
  <Notice tone="warn" title={reasons[why].title} actions={<PlanAgain project={project} plan={plan} />}>
    <p>{reasons[why].text}</p>
  </Notice>
)
