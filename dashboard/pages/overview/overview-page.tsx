import { PageSkeleton } from '../../app/page-skeleton.tsx'
import { RangeChooser } from '../../app/range-chooser.tsx'
import { useViewer } from '../../data/viewer.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EnvironmentsTable } from './environments-table.tsx'
import { NewProject } from './new-project.tsx'
import { NoProjects } from './no-projects.tsx'
import { Totals } from './totals.tsx'
import { useOverview } from './use-overview.ts'

/** Whether messages flow everywhere, and what that costs. */
export function OverviewPage() {
  const { projects, rows, error, isOld, retry, hasMore, isLoadingMore, more } = useOverview()
  const mayCreate = useViewer().viewer?.permissions.includes('projects:create') ?? false
  return (
    <Page
      title="Overview"
      actions={
        <>
          <RangeChooser />
          {mayCreate && <NewProject />}
        </>
      }
    >
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {error === null && projects === undefined && <PageSkeleton />}
      {projects?.length === 0 && <NoProjects mayCreate={mayCreate} />}
      {projects !== undefined && projects.length > 0 && rows !== undefined && (
        <>
          <Totals rows={rows} isAll={!hasMore} />
          <Panel title="Environments" flush aside={hasMore && <p>The first {projects.length} projects, by name</p>}>
            <EnvironmentsTable projects={projects} rows={rows} isOld={isOld} />
            {hasMore && (
              <MoreButton isRunning={isLoadingMore} onClick={more}>
                Show more projects
              </MoreButton>
            )}
          </Panel>
        </>
      )}
    </Page>
  )
}
