import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { InProject } from '../../app/in-project.tsx'
import { RangeChooser, useRange } from '../../app/range-chooser.tsx'
import { type Environment, may, type Project } from '../../app/use-project.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBar } from './filter-bar.tsx'
import { filterOf } from './filters.ts'
import { LatestExecutions } from './latest-executions.tsx'
import { PagedExecutions } from './paged-executions.tsx'

/** What became of single messages: found by whatever is known of them, the latest first. */
export function ExecutionsPage() {
  return (
    <InProject title="Executions" actions={<RangeChooser />}>
      {(within) => <Executions key={within.environment.id} {...within} />}
    </InProject>
  )
}

interface ExecutionsProps {
  readonly project: Project
  readonly environment: Environment
}

function Executions({ project, environment }: ExecutionsProps) {
  const search = useSearch({ from: '/shell/projects/$project/executions' })
  const range = useRange()
  const navigate = useNavigate()
  const change = (changed: object): void =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...changed }), replace: true })
  // The beginning of the range is that of the moment in which the list was asked for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the search is another object each time
  const filter = useMemo(() => filterOf(search, project.id, range), [JSON.stringify(search), project.id, range])
  const mayRead = may(project, 'messages:read')
  const List = search.live === 'on' ? LatestExecutions : PagedExecutions
  return (
    <>
      <FilterBar search={search} projectId={project.id} mayRead={mayRead} onChange={change} />
      {search.text !== undefined && !mayRead ? (
        <EmptyState title="Bodies are for operators and above.">
          <p>So is looking for a text in them. Ask an admin of the project, or look for an id instead.</p>
        </EmptyState>
      ) : (
        <List project={project} environment={environment} filter={filter} />
      )}
    </>
  )
}
