import { InProject } from '../../app/in-project.tsx'

export function DeploymentPage() {
  return <InProject title="Deployment">{() => null}</InProject>
}
