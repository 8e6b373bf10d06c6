import { InProject } from '../../app/in-project.tsx'

export function ExecutionsPage() {
  return <InProject title="Executions">{() => null}</InProject>
}
