import { InProject } from '../../app/in-project.tsx'

export function PlanPage() {
  return <InProject title="Plan">{() => null}</InProject>
}
