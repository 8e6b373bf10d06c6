import { InProject } from '../../app/in-project.tsx'

export function WebhooksPage() {
  return <InProject title="Webhooks">{() => null}</InProject>
}
