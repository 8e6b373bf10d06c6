import { formatCount } from '../../format/numbers.ts'
import { stepName } from '../../format/steps.ts'
import { formatDuration } from '../../format/times.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { Panel } from '../../ui/panel.tsx'
import type { RouteDoing } from './use-route.ts'

type StepRow = NonNullable<RouteDoing['stepStats']>[number]

/** What each step did. */
export function StepsPanel({ route: { stepStats, steps } }: { readonly route: RouteDoing }) {
  const rows = stepStats ?? []
  return (
    <Panel title="Steps" flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p>No step ran in this range.</p>
      ) : (
        <DataTable
          label="Steps"
          columns={columns(steps)}
          rows={rows}
          rowKey={({ stepId, kind }) => `${stepId} ${kind}`}
        />
      )}
    </Panel>
  )
}

const columns = (steps: RouteDoing['steps']): readonly Column<StepRow>[] => [
  {
    key: 'step',
    header: 'Step',
    cell: ({ stepId, kind }) => `${Number(stepId) + 1}. ${stepName(steps, Number(stepId), kind)}`,
  },
  { key: 'in', header: 'In', align: 'end', cell: (row) => formatCount(row.in) },
  { key: 'out', header: 'Out', align: 'end', cell: ({ out }) => formatCount(out) },
  { key: 'dropped', header: 'Dropped', align: 'end', cell: ({ dropped }) => formatCount(dropped) },
  { key: 'failed', header: 'Failed', align: 'end', cell: ({ failed }) => formatCount(failed) },
  { key: 'p50', header: 'p50', align: 'end', cell: ({ duration }) => <Took ms={duration.p50} /> },
  { key: 'p95', header: 'p95', align: 'end', cell: ({ duration }) => <Took ms={duration.p95} /> },
]

const Took = ({ ms }: { readonly ms: number | null }) =>
  ms === null ? <NotKnown why="It has not run." /> : formatDuration(ms)
