import { InProject } from '../../app/in-project.tsx'

export function ExecutionPage() {
  return <InProject title="Execution">{() => null}</InProject>
}
