import { Link } from '@tanstack/react-router'
import type { ShowQueueDepthQuery } from '../../../client/operations.ts'
import { formatCount, formatExact, formatShare } from '../../format/numbers.ts'
import { formatDuration } from '../../format/times.ts'
import { type Figure, Figures } from '../../ui/figures.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { toneOfErrorRate } from '../../ui/tones.ts'
import type { RouteDoing } from './use-route.ts'

type Depth = NonNullable<NonNullable<ShowQueueDepthQuery['project']>['route']>['queueDepth']

interface RouteFiguresProps {
  readonly project: string
  readonly route: RouteDoing
  readonly depth: Depth | undefined
}

/** How the route does, in numbers. Those of failures lead to what failed. */
export function RouteFigures({ project, route: { name, stats }, depth }: RouteFiguresProps) {
  const figures = stats === null ? [] : figuresOf(stats, project, name)
  return <Figures label={`Route ${name}`} figures={[...figures, depthOf(depth)]} />
}

const figuresOf = (
  { received, inFlight, failed, dropped, errorRate, duration, deadLettered, emitted }: NonNullable<RouteDoing['stats']>,
  project: string,
  route: string,
): readonly Figure[] => [
  {
    label: 'Messages',
    value: formatCount(received),
    exact: formatExact(received),
    note: `${formatCount(inFlight)} in flight, ${formatCount(emitted)} sent`,
  },
  {
    label: 'Failed',
    value: (
      <Link to="/projects/$project/executions" params={{ project }} search={{ route, outcome: 'FAILED' }}>
        {formatCount(failed)}
      </Link>
    ),
    tone: failed > 0 ? (toneOfErrorRate(errorRate) ?? 'warn') : undefined,
    note: `${formatShare(errorRate)} of all, ${formatCount(dropped)} dropped`,
  },
  {
    label: 'Duration, p95',
    value: duration.p95 === null ? <NotKnown why="No message has ended." /> : formatDuration(duration.p95),
    note: duration.p99 !== null && `p50 ${formatDuration(duration.p50 ?? 0)}, p99 ${formatDuration(duration.p99)}`,
  },
  {
    label: 'Became dead letters',
    value: (
      <Link to="/projects/$project/dead-letters" params={{ project }} search={{ route }}>
        {formatCount(deadLettered)}
      </Link>
    ),
    tone: deadLettered > 0 ? 'bad' : undefined,
    note: 'in this range',
  },
]

function depthOf(depth: Depth | undefined): Figure {
  if (depth === undefined) return { label: 'Waiting now', value: undefined }
  if (depth === null) {
    return { label: 'Waiting now', value: <NotKnown why="No queue feeds it, or the target cannot be asked now." /> }
  }
  const { visible, delayed, inFlight, oldestAgeSeconds } = depth
  const age = oldestAgeSeconds === null ? undefined : `oldest ${formatDuration(oldestAgeSeconds * 1_000)}`
  return {
    label: 'Waiting now',
    value: formatCount(visible + delayed),
    note: [age, `${formatCount(inFlight)} being worked on`].filter(Boolean).join(', '),
  }
}
