import { Link } from '@tanstack/react-router'
import type { SpentFragment, TallyFragment } from '../../../client/operations.ts'
import { formatCount, formatExact, formatMoney, formatMoneyExact, formatShare } from '../../format/numbers.ts'
import { formatDuration } from '../../format/times.ts'
import { MessagesChart } from '../../ui/chart/messages-chart.tsx'
import { type Figure, Figures } from '../../ui/figures.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { Panel } from '../../ui/panel.tsx'
import { toneOfErrorRate } from '../../ui/tones.ts'
import type { Doing } from './use-environment.ts'

interface EnvironmentOverviewProps {
  /** Its slug. */
  readonly project: string
  /** Its name. */
  readonly environment: string
  /** Undefined while it is not known yet. */
  readonly doing: Doing | undefined
}

/** How an environment does: in numbers, and over time. */
export const EnvironmentOverview = ({ project, environment, doing }: EnvironmentOverviewProps) => (
  <>
    <Figures label={`Environment ${environment}`} figures={figuresOf(doing, project)} />
    <Panel title="Messages">
      <MessagesChart points={doing?.series?.[0]?.points} />
    </Panel>
  </>
)

/** Undefined while nothing is known; figures of which nothing can be known say so. */
function figuresOf(doing: Doing | undefined, project: string): readonly Figure[] {
  const missing = doing && <NotKnown />
  return [
    ...(doing?.stats == null
      ? ['Messages', 'Error rate', 'Duration, p95'].map(unknown(missing))
      : ofStats(doing.stats, project)),
    doing?.deadLetters == null ? unknown(missing)('Dead letters') : ofBacklog(doing.deadLetters.totalCount, project),
    doing?.cost == null ? unknown(missing)('Cost this month') : ofCost(doing.cost),
  ]
}

const unknown =
  (value: Figure['value']) =>
  (label: string): Figure => ({ label, value })

const ofStats = (
  { received, inFlight, failed, dropped, errorRate, duration }: TallyFragment,
  project: string,
): readonly Figure[] => [
  {
    label: 'Messages',
    value: formatCount(received),
    exact: formatExact(received),
    note: `${formatCount(inFlight)} in flight`,
  },
  {
    label: 'Error rate',
    value: (
      <Link to="/projects/$project/executions" params={{ project }} search={{ outcome: 'FAILED' }}>
        {formatShare(errorRate)}
      </Link>
    ),
    tone: toneOfErrorRate(errorRate),
    note: `${formatCount(failed)} failed, ${formatCount(dropped)} dropped`,
  },
  {
    label: 'Duration, p95',
    value: duration.p95 == null ? <NotKnown why="No message has ended." /> : formatDuration(duration.p95),
    note: duration.p99 != null && `p99 ${formatDuration(duration.p99)}`,
  },
]

const ofBacklog = (waiting: number, project: string): Figure => ({
  label: 'Dead letters',
  value: (
    <Link to="/projects/$project/dead-letters" params={{ project }}>
      {formatCount(waiting)}
    </Link>
  ),
  tone: waiting > 0 ? 'bad' : undefined,
  note: waiting > 0 ? 'waiting for somebody' : 'none waiting',
})

const ofCost = ({ estimated, projectedMonth }: SpentFragment): Figure => ({
  label: 'Cost this month',
  value: formatMoney(estimated),
  exact: formatMoneyExact(estimated),
  note: `${formatMoney(projectedMonth)} projected`,
})
