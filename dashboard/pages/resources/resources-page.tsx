import { InProject } from '../../app/in-project.tsx'

export function ResourcesPage() {
  return <InProject title="Resources">{() => null}</InProject>
}
