import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type RunFragment, ShowBody } from '../../../client/operations.ts'
import { useOperation } from '../../data/use-operation.ts'
import { formatExact } from '../../format/numbers.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ExecutionList } from '../../ui/executions/execution-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PayloadView } from '../../ui/payload-view.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import styles from './sent-panel.module.css'
import type { Execution } from './use-execution.ts'

interface SentPanelProps {
  readonly project: string
  readonly execution: Execution
}

/** Where it sent what, and what became of it there. */
export function SentPanel({ project, execution: { routeName, sent, parts, children, correlationId } }: SentPanelProps) {
  if (sent.length === 0 && parts === null && children.nodes.length === 0) {
    return (
      <Panel title="Sent">
        <p>It sent nothing.</p>
      </Panel>
    )
  }
  const { nodes, pageInfo } = children
  return (
    <Panel title="Sent" flush>
      <ul className={styles.sent}>
        {sent.map(({ endpoint, count }) => (
          <li key={endpoint}>
            <b>{formatExact(count)}</b> to <code>{endpoint}</code>
          </li>
        ))}
        {parts !== null && <li>{partsInWords(parts)}</li>}
        {parts !== null && parts.failed > 0 && (
          <li>
            <TextLink to="/projects/$project/dead-letters" params={{ project }} search={{ route: routeName }}>
              Dead letters of {routeName}
            </TextLink>
          </li>
        )}
      </ul>
      {nodes.length > 0 && <ExecutionList label="What took it" project={project} executions={nodes} />}
      {nodes[0] !== undefined && <SentBody execution={nodes[0]} />}
      {pageInfo.hasNextPage && (
        <p className={styles.more}>
          These are the latest.{' '}
          <Link
            to="/projects/$project/executions"
            params={{ project }}
            search={{ correlation: correlationId }}
            className="link"
          >
            All executions of the flow
          </Link>
        </p>
      )}
    </Panel>
  )
}

function partsInWords({ made, succeeded, failed, dropped, retrying }: NonNullable<RunFragment['parts']>): string {
  const ends = [
    [succeeded, 'succeeded'],
    [failed, failed === 1 ? 'is a dead letter' : 'are dead letters'],
    [dropped, 'dropped'],
    [retrying, 'come again'],
  ] as const
  const said = ends.filter(([count]) => count > 0).map(([count, what]) => `${formatExact(count)} ${what}`)
  return `${made === 1 ? '1 part' : `${formatExact(made)} parts`}: ${said.join(', ')}`
}

/** The latest body that it sent, asked for when somebody wants to see it. */
function SentBody({ execution: { id, routeName } }: { readonly execution: RunFragment }) {
  const [isOpen, setOpen] = useState(false)
  const { data, error, isOld, retry } = useOperation(ShowBody, { id }, { enabled: isOpen })
  return (
    <details className={styles.body} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>The latest body that it sent, as {routeName} received it</summary>
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {error === null && (data === undefined || isOld) && <Skeleton height="6rem" />}
      {data?.execution != null && !isOld && <PayloadView label="What it sent" payload={data.execution.input} />}
    </details>
  )
}
