import { ShowImpact } from '../../../client/operations.ts'
import { useOperation } from '../../data/use-operation.ts'
import { DeployedUrls } from '../../deploying/deployed-urls.tsx'
import { formatCount, formatShare } from '../../format/numbers.ts'
import { formatDuration } from '../../format/times.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { HealthBadge } from '../../ui/health-badge.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import type { Deployment } from './deployment.ts'

interface OutcomeProps {
  readonly slug: string
  readonly deployment: Deployment
}

/** What a deployment that succeeded has brought: where it answers, and how messages have gone since. */
export function Outcome({ slug, deployment }: OutcomeProps) {
  const { id, environment, revision } = deployment
  if (revision == null) return null
  return (
    <>
      {environment.currentDeployment?.id === id && <DeployedUrls slug={slug} environmentId={environment.id} />}
      <Messages slug={slug} deployment={deployment} />
    </>
  )
}

/** How messages went before and after it. */
function Messages({ slug, deployment: { id, environment } }: OutcomeProps) {
  const { data } = useOperation(ShowImpact, { id })
  const impact = data?.deployment?.impact
  return (
    <Panel
      title="Messages before and after"
      flush={impact != null}
      aside={impact && <HealthBadge health={impact.verdict} />}
    >
      {data === undefined && <Skeleton height="5rem" />}
      {data !== undefined && impact == null && (
        <p>
          How messages go since is known when a full minute has passed. See them come in{' '}
          <TextLink
            to="/projects/$project/executions"
            params={{ project: slug }}
            search={{ env: environment.name, deployment: id }}
          >
            executions
          </TextLink>
          .
        </p>
      )}
      {impact != null && (
        <DataTable
          label="Messages before and after"
          rows={[
            { when: 'Before', ...impact.before },
            { when: 'After', ...impact.after },
          ]}
          rowKey={({ when }) => when}
          columns={[
            { key: 'when', header: 'When', cell: ({ when }) => <strong>{when}</strong> },
            { key: 'received', header: 'Messages', align: 'end', cell: ({ received }) => formatCount(received) },
            {
              key: 'failed',
              header: 'Failed',
              align: 'end',
              cell: ({ when, failed }) =>
                when === 'After' && failed > 0 ? (
                  <TextLink
                    to="/projects/$project/executions"
                    params={{ project: slug }}
                    search={{ env: environment.name, deployment: id, outcome: 'FAILED' }}
                  >
                    {formatCount(failed)}
                  </TextLink>
                ) : (
                  formatCount(failed)
                ),
            },
            { key: 'rate', header: 'Error rate', align: 'end', cell: ({ errorRate }) => formatShare(errorRate) },
            {
              key: 'p95',
              header: 'p95',
              align: 'end',
              cell: ({ duration: { p95 } }) =>
                p95 == null ? <NotKnown why="No message has ended." /> : formatDuration(p95),
            },
          ]}
        />
      )}
    </Panel>
  )
}
