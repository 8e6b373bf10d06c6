import { InProject } from '../../app/in-project.tsx'

export function LogsPage() {
  return <InProject title="Logs">{() => null}</InProject>
}
