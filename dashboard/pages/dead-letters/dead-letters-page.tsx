import { InProject } from '../../app/in-project.tsx'

export function DeadLettersPage() {
  return <InProject title="Dead letters">{() => null}</InProject>
}
