import { ShowTrace } from '../../../client/operations.ts'
import { type Environment, may, type Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { formatExact } from '../../format/numbers.ts'
import { formatDuration } from '../../format/times.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Figures } from '../../ui/figures.tsx'
import { OutcomeBadge } from '../../ui/outcome-badge.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { outcomeLooks } from '../../ui/states.ts'
import { Time } from '../../ui/time.tsx'
import { FoundByText } from './found-by-text.tsx'
import type { Trace } from './journey.ts'
import { JourneyPanel } from './journey-panel.tsx'
import { NotFound } from './not-found.tsx'

interface TraceKnownProps {
  readonly project: Project
  readonly environment: Environment
  readonly sought: string
}

/** The journey of what is looked for; where that is no id and no key, the messages in which it is written. */
export function TraceKnown({ project, environment, sought }: TraceKnownProps) {
  const { data, error, isOld, retry } = useOperation(
    ShowTrace,
    { environmentId: environment.id, ref: sought },
    { live: { types: ['execution.finished'], environmentId: environment.id } },
  )
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (data === undefined || isOld) return <Skeleton height="20rem" />
  if (data.trace !== null) {
    return (
      <>
        <TraceFigures trace={data.trace} />
        <JourneyPanel project={project.slug} trace={data.trace} sought={sought} />
      </>
    )
  }
  return may(project, 'messages:read') ? (
    <FoundByText project={project} environment={environment} sought={sought} />
  ) : (
    <NotFound project={project} environment={environment} sought={sought}>
      It is no id and no key that is known here. Looking into bodies is for operators and above.
    </NotFound>
  )
}

function TraceFigures({ trace }: { readonly trace: Trace }) {
  const { firstSeenAt, lastSeenAt, outcome, hopCount, counts, routes } = trace
  const ends = counts.map(({ outcome, count }) => `${formatExact(count)} ${outcomeLooks[outcome].label.toLowerCase()}`)
  return (
    <Figures
      label="Trace"
      figures={[
        { label: 'Outcome', value: <OutcomeBadge outcome={outcome} />, note: 'of all together' },
        { label: 'Began', value: <Time at={firstSeenAt} /> },
        { label: 'Took', value: formatDuration(Date.parse(lastSeenAt) - Date.parse(firstSeenAt)) },
        { label: 'Hops', value: formatExact(hopCount), note: ends.join(', ') },
        { label: 'Routes', value: routes.length, note: routes.slice(0, 3).join(', ') },
      ]}
    />
  )
}
