import { ShowUnderWay, type ShowUnderWayQuery } from '../../../client/operations.ts'
import type { Environment } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { Badge } from '../../ui/badge.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { kindLabels, operationLooks, phaseLabels } from '../../ui/states.ts'
import { TextLink } from '../../ui/text-link.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './under-way.module.css'

type Deployment = ShowUnderWayQuery['deployments']['nodes'][number]

const EVERY_MS = 1_000

interface UnderWayProps {
  readonly slug: string
  readonly environment: Environment
}

/** What has not ended yet: at most one is at work, the others wait for it or for somebody. */
export function UnderWay({ slug, environment: { id } }: UnderWayProps) {
  const { data } = useOperation(
    ShowUnderWay,
    { environmentId: id },
    { live: { types: ['deployment.*'], environmentId: id, atMostEveryMs: EVERY_MS } },
  )
  const deployments = data?.deployments.nodes ?? []
  if (deployments.length === 0) return null
  return (
    <Panel title="Under way" flush>
      <ul className={styles.list}>
        {deployments.map((deployment) => (
          <li key={deployment.id}>
            <Standing slug={slug} deployment={deployment} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Standing({ slug, deployment }: { readonly slug: string; readonly deployment: Deployment }) {
  const { id, number, kind, state, phase, progress, revision, actor, createdAt } = deployment
  const { tone, label } = operationLooks[state]
  return (
    <>
      <TextLink to="/projects/$project/deployments/$deployment" params={{ project: slug, deployment: id }}>
        #{number} {kindLabels[kind]}
      </TextLink>
      <Badge tone={tone}>{label}</Badge>
      {state === 'RUNNING' && <span>{phaseLabels[phase]}</span>}
      {revision != null && <span>Revision {revision.number}</span>}
      <span className={styles.quiet}>
        {actor.name}, <Time at={createdAt} />
      </span>
      {state === 'RUNNING' && progress != null && (
        <ProgressBar label={`Resources of deployment ${number}`} {...progress} />
      )}
    </>
  )
}
