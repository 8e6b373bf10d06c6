import { Link } from '@tanstack/react-router'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import type { TallyFragment } from '../../../../client/operations.ts'
import { formatCount, formatShare } from '../../../format/numbers.ts'
import { formatDuration } from '../../../format/times.ts'
import { toneOfErrorRate } from '../../../ui/tones.ts'
import styles from './nodes.module.css'

type RouteNodeData = Node<{
  /** Its slug. */
  readonly project: string
  readonly label: string
  readonly stats: TallyFragment | null | undefined
}>

/** A route, and how it does. */
export function RouteNode({ data: { project, label, stats } }: NodeProps<RouteNodeData>) {
  const quiet = stats == null || stats.received === 0
  const tone = quiet ? 'idle' : (toneOfErrorRate(stats.errorRate) ?? 'good')
  return (
    <div className={styles.route} data-tone={tone}>
      <Handle type="target" position={Position.Left} />
      <Link to="/projects/$project/routes/$route" params={{ project, route: label }} title={label} className="nopan">
        {label}
      </Link>
      <span className={styles.stats}>
        {quiet ? (
          'no messages'
        ) : (
          <>
            {formatCount(stats.received)} in
            {stats.failed > 0 && <b> · {formatShare(stats.errorRate)} failed</b>}
            {stats.duration.p95 != null && ` · p95 ${formatDuration(stats.duration.p95)}`}
          </>
        )}
      </span>
      <Handle type="source" position={Position.Right} />
    </div>
  )
}
