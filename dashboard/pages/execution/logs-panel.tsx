import { Link } from '@tanstack/react-router'
import { ShowExecutionLogs } from '../../../client/operations.ts'
import { useOperation } from '../../data/use-operation.ts'
import { formatClock, formatExactTime } from '../../format/times.ts'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './logs-panel.module.css'

interface LogsPanelProps {
  readonly project: string
  readonly environmentId: string
  readonly executionId: string
}

/** What functions wrote for this message. */
export function LogsPanel({ project, environmentId, executionId }: LogsPanelProps) {
  const { data, error, partial } = useOperation(
    ShowExecutionLogs,
    { environmentId, executionId },
    { live: { types: ['execution.finished'], environmentId, atMostEveryMs: 5_000 } },
  )
  const logs = data?.node != null && 'logs' in data.node ? data.node.logs : undefined
  const problem = error ?? (logs === null ? partial : undefined)
  return (
    <Panel
      title="Logs"
      flush
      aside={
        <Link to="/projects/$project/logs" params={{ project }} search={{ execution: executionId }} className="link">
          Open in logs
        </Link>
      }
    >
      {problem != null && <p className={styles.none}>{problem.message}</p>}
      {problem == null && logs === undefined && <Skeleton height="4rem" />}
      {logs?.nodes.length === 0 && <p className={styles.none}>Its functions wrote nothing for it.</p>}
      {logs != null && logs.nodes.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
        <section className={styles.lines} aria-label="Log lines" tabIndex={0}>
          {logs.nodes.map(({ id, at, level, message, data }) => (
            <div key={id} className={styles.line}>
              <time dateTime={at} title={formatExactTime(new Date(at))} className={styles.at}>
                {formatClock(new Date(at))}
              </time>
              <span data-level={level}>{level}</span>
              <span className={styles.text}>
                {message}
                {data != null && ` ${JSON.stringify(data)}`}
              </span>
            </div>
          ))}
        </section>
      )}
    </Panel>
  )
}
