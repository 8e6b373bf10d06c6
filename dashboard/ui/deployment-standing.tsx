import type { StandingFragment } from '../../client/operations.ts'
import { Badge } from './badge.tsx'
import styles from './deployment-standing.module.css'
import { operationLooks } from './states.ts'
import { Time } from './time.tsx'

/** Which deployment it is, how it stands, and since when. */
export function DeploymentStanding({ deployment }: { readonly deployment: StandingFragment | null | undefined }) {
  if (deployment == null) return <span className={styles.none}>Nothing deployed yet</span>
  const { number, state, createdAt, finishedAt, revision } = deployment
  const { tone, label } = operationLooks[state]
  return (
    <span className={styles.standing}>
      <Badge tone={tone}>{label}</Badge>
      <span title={revision == null ? undefined : `Revision ${revision.number}`}>#{number}</span>
      <span className={styles.when}>
        <Time at={finishedAt ?? createdAt} />
      </span>
    </span>
  )
}
