import { InProject } from '../../app/in-project.tsx'

export function PlaygroundPage() {
  return <InProject title="Playground">{() => null}</InProject>
}
