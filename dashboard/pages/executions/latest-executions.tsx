import type { ExecutionFilter } from '../../../client/operations.ts'
import type { Environment, Project } from '../../app/use-project.ts'
import { useLatest } from '../../data/use-executions.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { VirtualExecutions } from '../../ui/executions/virtual-executions.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ListSkeleton } from './list-skeleton.tsx'

export interface ListProps {
  readonly project: Project
  readonly environment: Environment
  readonly filter: ExecutionFilter
}

const nothing = (): void => undefined

/** The latest hundred, as they come. */
export function LatestExecutions({ project, environment, filter }: ListProps) {
  const { executions, error, isOld, retry } = useLatest(environment.id, filter, true)
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (executions === undefined) return <ListSkeleton />
  if (executions.length === 0) {
    return (
      <EmptyState title="Nothing has come yet.">
        <p>Messages appear here as soon as they have been through a route.</p>
      </EmptyState>
    )
  }
  return (
    <Panel flush>
      <VirtualExecutions
        label="The latest executions"
        project={project.slug}
        executions={executions}
        isOld={isOld}
        hasMore={false}
        onEnd={nothing}
      />
    </Panel>
  )
}
