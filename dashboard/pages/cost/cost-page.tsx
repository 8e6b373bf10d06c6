import { InProject } from '../../app/in-project.tsx'

export function CostPage() {
  return <InProject title="Cost">{() => null}</InProject>
}
