import { InProject } from '../../app/in-project.tsx'

export function RoutePage() {
  return <InProject title="Route">{() => null}</InProject>
}
