import type { ReactNode } from 'react'
import { formatDuration } from '../../format/times.ts'
import { Facts } from '../../ui/facts.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { Time } from '../../ui/time.tsx'
import type { Deployment } from './deployment.ts'

interface AboutProps {
  readonly slug: string
  readonly deployment: Deployment
}

/** What is deployed, by whom, when and why, and which others it has to do with. */
export function About({ slug, deployment }: AboutProps) {
  const { revision, actor, reason, createdAt, startedAt, done, durationMs, mode, plan, approval } = deployment
  const { rollbackOf, promotedFrom, supersededBy } = deployment
  const to = (other: { readonly id: string; readonly number: number }, env?: string): ReactNode => (
    <TextLink
      to="/projects/$project/deployments/$deployment"
      params={{ project: slug, deployment: other.id }}
      search={(before) => ({ ...before, ...(env !== undefined && { env }) })}
    >
      {env} #{other.number}
    </TextLink>
  )
  return (
    <Facts
      label="About this deployment"
      facts={[
        [
          'Revision',
          revision &&
            `${revision.number}${revision.message == null ? '' : ` · ${revision.message}`} (${revision.author.name})`,
        ],
        ['Asked for by', actor.name],
        ['Asked for', <Time key="asked" at={createdAt} />],
        ['Began', startedAt && <Time key="began" at={startedAt} />],
        ['Took', done && durationMs != null ? formatDuration(durationMs) : null],
        ['Reason', reason],
        ['Mode', mode === 'FAST' ? 'Fast: only the code' : null],
        [
          'Plan',
          plan && (
            <TextLink to="/projects/$project/plans/$plan" params={{ project: slug, plan: plan.id }}>
              What it changes
            </TextLink>
          ),
        ],
        ['Goes back to', rollbackOf && to(rollbackOf)],
        ['Promoted from', promotedFrom && to(promotedFrom, promotedFrom.environment.name)],
        ['Superseded by', supersededBy && to(supersededBy)],
        [
          'Approved by',
          approval && (
            <>
              {approval.actor.name}, <Time at={approval.at} />
              {approval.comment != null && `: ${approval.comment}`}
            </>
          ),
        ],
      ]}
    />
  )
}
