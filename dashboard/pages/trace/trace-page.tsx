import { InProject } from '../../app/in-project.tsx'

export function TracePage() {
  return <InProject title="Trace">{() => null}</InProject>
}
