import { useSearch } from '@tanstack/react-router'
import { type AuditFilter, ShowAuditLog } from '../../../client/operations.ts'
import { ProjectKnown } from '../../app/in-project.tsx'
import { PageSkeleton } from '../../app/page-skeleton.tsx'
import { may, type Project } from '../../app/use-project.ts'
import { usePages } from '../../data/use-pages.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'

/** Who did what in a project, and when. */
export function AuditLogPage() {
  return (
    <ProjectKnown>
      {({ project }) => (
        <Page title="Audit log">
          {may(project, 'audit:read') ? (
            <AuditLog project={project} />
          ) : (
            <EmptyState title="The audit log is for admins.">
              <p>Ask an admin of the project for what you want to know.</p>
            </EmptyState>
          )}
        </Page>
      )}
    </ProjectKnown>
  )
}

function AuditLog({ project }: { readonly project: Project }) {
  const chosen = useSearch({ from: '/shell/projects/$project/audit-log' })
  const log = usePages(
    ShowAuditLog,
    { slug: project.slug, filter: filterOf(chosen) },
    ({ project }) => project?.auditLog,
    // Of what is done, revisions and deployments are told as events.
    { live: { types: ['revision.created', 'deployment.*'], projectId: project.id, atMostEveryMs: 5_000 } },
  )
  const { rows, error, isOld, retry, hasMore, isLoadingMore, more } = log
  return (
    <>
      <AuditFilters project={project} entries={rows ?? []} />
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {error === null && rows === undefined && <PageSkeleton />}
      {rows?.length === 0 && (
        <EmptyState title="Nothing was done that fits.">
          <p>Take off a filter, or look at other days.</p>
        </EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && (
        <Panel flush>
          <AuditTable slug={project.slug} entries={rows} isOld={isOld} />
          {hasMore && <MoreButton isRunning={isLoadingMore} onClick={more} />}
        </Panel>
      )}
    </>
  )
}

interface Chosen {
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly subject?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Days are the viewer's, and the last one is in it. */
function filterOf({ actor, action, subject, from, to }: Chosen): AuditFilter {
  const gte = from === undefined ? undefined : startOf(from, 0)
  const lt = to === undefined ? undefined : startOf(to, 1)
  return {
    ...(actor !== undefined && { actorId: actor }),
    ...(action !== undefined && { action: { eq: action } }),
    ...(subject !== undefined && { subjectId: subject }),
    ...((gte ?? lt) !== undefined && { at: { gte, lt } }),
  }
}

/** When a day begins, or the one after it. An address may say anything: what is no day narrows nothing. */
function startOf(day: string, later: number): string | undefined {
  const date = new Date(`${day}T00:00`)
  date.setDate(date.getDate() + later)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
