import { useSearch } from '@tanstack/react-router'
import { ShowStacks } from '../../../client/operations.ts'
import type { Environment, Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { filterOf } from './filter.ts'
import { ResourceFilters } from './resource-filters.tsx'
import { StackPanel } from './stack-panel.tsx'

interface StacksProps {
  readonly project: Project
  readonly environment: Environment
}

/** The stacks of an environment, each with its resources. */
export function Stacks({ project, environment }: StacksProps) {
  const search = useSearch({ from: '/shell/projects/$project/resources' })
  const filter = filterOf(project, search)
  const { data, partial, error, isOld, retry } = useOperation(
    ShowStacks,
    { environmentId: environment.id, filter },
    { live: { types: ['deployment.*'], environmentId: environment.id } },
  )
  const stacks = data?.node != null && 'stacks' in data.node ? data.node.stacks : undefined
  const refused = error ?? (stacks === null ? partial : undefined)
  if (refused != null) return <ErrorState error={refused} onRetry={retry} />
  if (stacks == null) return <Skeleton height="20rem" />
  if (stacks.length === 0) return <NothingThere environment={environment} />
  return (
    <>
      <ResourceFilters project={project} environmentId={environment.id} chosen={search} />
      {stacks.map((stack) => (
        <StackPanel
          key={`${stack.name} ${JSON.stringify(filter)}`}
          project={project}
          environmentId={environment.id}
          stack={stack}
          filter={filter}
          isOld={isOld}
        />
      ))}
    </>
  )
}

const NothingThere = ({ environment: { name } }: { readonly environment: Environment }) => (
  <EmptyState title={`Nothing stands in ${name}.`}>
    <p>Queues, buckets and functions come with the first deployment:</p>
    <pre>npx routo deploy --env {name}</pre>
  </EmptyState>
)
