import { InProject } from '../../app/in-project.tsx'

export function EnvironmentPage() {
  return <InProject title="Environment">{() => null}</InProject>
}
