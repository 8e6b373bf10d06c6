import { useNavigate, useSearch } from '@tanstack/react-router'
import { type CostGroup, ShowCost } from '../../../client/operations.ts'
import { InProject } from '../../app/in-project.tsx'
import { thisMonth } from '../../app/ranges.ts'
import type { Environment, Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { formatMoney, formatMoneyExact } from '../../format/numbers.ts'
import { Chooser } from '../../ui/chooser.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Figures } from '../../ui/figures.tsx'
import { NotKnown } from '../../ui/not-known.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import styles from './cost-page.module.css'
import { type Costly, CostTable, type Report } from './cost-table.tsx'
import { DailyCosts } from './daily-costs.tsx'

const GROUPS = { service: 'SERVICE', route: 'ROUTE', resource: 'RESOURCE' } as const satisfies Record<string, CostGroup>
type By = keyof typeof GROUPS
const CHOICES: readonly (readonly [By, string])[] = [
  ['service', 'By service'],
  ['route', 'By route'],
  ['resource', 'By route and service'],
]
const EVERY_MS = 10_000

/** What an environment costs this month, and what that is made of. */
export function CostPage() {
  return (
    <InProject title="Cost">
      {({ project, environment }) => <Cost key={environment.id} project={project} environment={environment} />}
    </InProject>
  )
}

function Cost({ project, environment }: { readonly project: Project; readonly environment: Environment }) {
  const { by: chosen = '' } = useSearch({ from: '/shell/projects/$project/cost' })
  const by: By = chosen in GROUPS ? (chosen as By) : 'service'
  const navigate = useNavigate()
  const { data, partial, error, isOld, retry } = useOperation(
    ShowCost,
    { id: environment.id, month: thisMonth(), by: GROUPS[by] },
    { live: { types: ['execution.finished'], environmentId: environment.id, atMostEveryMs: EVERY_MS } },
  )
  const node = data?.node != null && 'cost' in data.node ? (data.node as Costly) : undefined // which has one
  const failed = error ?? (node?.cost === null ? partial : undefined)
  if (failed != null) return <ErrorState error={failed} onRetry={retry} />
  const report = node?.cost ?? undefined
  return (
    <>
      {environment.target.kind === 'LOCAL' && (
        <p className={styles.note}>
          Nothing is paid for the local cloud: this is what the same messages would have cost on AWS.
        </p>
      )}
      <Figures label={`Cost of ${environment.name}`} figures={figuresOf(report)} />
      <Panel title="Day by day">
        {node === undefined ? <Skeleton height="8rem" /> : <DailyCosts days={node.days?.lines ?? []} />}
      </Panel>
      <Panel
        title="What it is made of"
        flush
        aside={
          <Chooser
            label="Group"
            value={by}
            choices={CHOICES}
            onChoose={(next) => void navigate({ to: '.', search: (before) => ({ ...before, by: next }) })}
          />
        }
      >
        {report === undefined ? (
          <Skeleton height="12rem" />
        ) : (
          <CostTable report={report} slug={project.slug} isByRoute={by === 'route'} isOld={isOld} />
        )}
      </Panel>
      {report !== undefined && (
        <Panel title="What is taken for granted" aside={<p>Prices: {report.priceListVersion}</p>}>
          <ul className={styles.assumptions}>
            {report.assumptions.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

const figuresOf = (report: Report | undefined) => [
  {
    label: 'This month',
    value: report && formatMoney(report.estimated),
    exact: report && formatMoneyExact(report.estimated),
    note: 'estimated',
  },
  {
    label: 'Projected',
    value: report && formatMoney(report.projectedMonth),
    exact: report && formatMoneyExact(report.projectedMonth),
    note: 'for a whole month like this',
  },
  {
    label: 'A million messages more',
    value:
      report &&
      (report.perMillionMessages === null ? (
        <NotKnown why="No message was received this month." />
      ) : (
        formatMoney(report.perMillionMessages)
      )),
    exact: report?.perMillionMessages ? formatMoneyExact(report.perMillionMessages) : undefined,
    note: 'if they are like these',
  },
  {
    label: 'Billed by AWS',
    value:
      report &&
      (report.actual === null ? (
        <NotKnown {...(report.actualMissing !== null && { why: report.actualMissing })} />
      ) : (
        formatMoney(report.actual)
      )),
    note: report?.actual ? `until ${report.actual.through.slice(0, 10)}` : report?.actualMissing,
  },
]
