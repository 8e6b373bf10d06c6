import { InProject } from '../../app/in-project.tsx'

export function EnvironmentsPage() {
  return <InProject title="Environments">{() => null}</InProject>
}
