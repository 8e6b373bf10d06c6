import type { Health } from '../../client/operations.ts'
import { Badge } from './badge.tsx'
import { healthLooks } from './states.ts'

/** How an environment, or a route, is doing. */
export function HealthBadge({ health }: { readonly health: Health | null | undefined }) {
  const { tone, label } = healthLooks[health ?? 'UNKNOWN']
  return <Badge tone={tone}>{label}</Badge>
}
