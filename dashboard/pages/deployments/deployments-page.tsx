import { InProject } from '../../app/in-project.tsx'

export function DeploymentsPage() {
  return <InProject title="Deployments">{() => null}</InProject>
}
