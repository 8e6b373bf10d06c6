import type { Outcome } from '../../client/operations.ts'
import { Badge } from './badge.tsx'
import { outcomeLooks } from './states.ts'

/** What became of a message. */
export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  const { tone, label } = outcomeLooks[outcome]
  return <Badge tone={tone}>{label}</Badge>
}
