import { InProject } from '../../app/in-project.tsx'

export function MembersPage() {
  return <InProject title="Members">{() => null}</InProject>
}
