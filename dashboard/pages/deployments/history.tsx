import { useSearch } from '@tanstack/react-router'
import type { Environment, Project } from '../../app/use-project.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { DeploymentFilters } from './deployment-filters.tsx'
import { DeploymentsTable } from './deployments-table.tsx'
import { useDeployments } from './use-deployments.ts'

interface HistoryProps {
  readonly project: Project
  readonly environment: Environment
}

/** All that was done to an environment, the newest first. */
export function History({ project, environment }: HistoryProps) {
  const { state, kind } = useSearch({ from: '/shell/projects/$project/deployments' })
  const { rows, impacts, error, isOld, hasMore, isLoadingMore, more, retry } = useDeployments(
    environment.id,
    state,
    kind,
  )
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (rows?.length === 0 && state === undefined && kind === undefined) return <NothingYet environment={environment} />
  return (
    <Panel title="History" flush aside={<DeploymentFilters state={state} kind={kind} />}>
      {rows === undefined && <Skeleton height="16rem" />}
      {rows?.length === 0 && <NoneAlike slug={project.slug} />}
      {rows !== undefined && rows.length > 0 && (
        <DeploymentsTable
          slug={project.slug}
          deployments={rows}
          impacts={impacts}
          currentId={environment.currentDeployment?.id}
          isOld={isOld}
        />
      )}
      {hasMore && <MoreButton isRunning={isLoadingMore} onClick={more} />}
    </Panel>
  )
}

const NothingYet = ({ environment }: { readonly environment: Environment }) => (
  <EmptyState title={`Nothing was deployed to ${environment.name} yet.`}>
    <p>A deployment brings a revision of the routes there. Begin one here, or from the folder of the routes:</p>
    <pre>npx routo deploy --env {environment.name}</pre>
  </EmptyState>
)

const NoneAlike = ({ slug }: { readonly slug: string }) => (
  <EmptyState title="There is no deployment of that state and kind.">
    <p>
      <TextLink
        to="/projects/$project/deployments"
        params={{ project: slug }}
        search={(before) => ({ ...before, state: undefined, kind: undefined })}
      >
        Show all
      </TextLink>
    </p>
  </EmptyState>
)
