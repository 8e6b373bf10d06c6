import { InProject } from '../../app/in-project.tsx'

export function AuditLogPage() {
  return <InProject title="Audit log">{() => null}</InProject>
}
