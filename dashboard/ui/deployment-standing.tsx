import type { StandingFragment } from '../../client/operations.ts'
import { Badge } from './badge.tsx'
import styles from './deployment-standing.module.css'
import { operationLooks } from './states.ts'
import { TextLink } from './text-link.tsx'
import { Time } from './time.tsx'

interface DeploymentStandingProps {
  readonly deployment: StandingFragment | null | undefined
  /** Of its project. */
  readonly slug: string
  /** Name of its environment. */
  readonly env: string
}

/** Which deployment it is, how it stands, and since when; it leads there. */
export function DeploymentStanding({ deployment, slug, env }: DeploymentStandingProps) {
  if (deployment == null) return <span className={styles.none}>Nothing deployed yet</span>
  const { id, number, state, createdAt, finishedAt, revision } = deployment
  const { tone, label } = operationLooks[state]
  return (
    <span className={styles.standing}>
      <Badge tone={tone}>{label}</Badge>
      <TextLink
        to="/projects/$project/deployments/$deployment"
        params={{ project: slug, deployment: id }}
        search={(before) => ({ ...before, env })}
        title={revision == null ? undefined : `Revision ${revision.number}`}
      >
        #{number}
      </TextLink>
      <span className={styles.when}>
        <Time at={finishedAt ?? createdAt} />
      </span>
    </span>
  )
}
