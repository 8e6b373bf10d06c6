import { useNavigate, useSearch } from '@tanstack/react-router'
import { InProject } from '../../app/in-project.tsx'
import { type Environment, may, type Project } from '../../app/use-project.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { GroupsPanel } from './groups-panel.tsx'
import { LetterDialog } from './letter-dialog.tsx'
import { LetterFilters } from './letter-filters.tsx'
import { LettersPanel } from './letters-panel.tsx'
import { RedrivesPanel } from './redrives-panel.tsx'
import type { LetterSearch } from './selection.ts'
import { useLetters } from './use-letters.ts'

/** Messages that failed for good: which kinds there are, why, and what can be done with them. */
export function DeadLettersPage() {
  return (
    <InProject title="Dead letters">
      {({ project, environment }) => <DeadLetters key={environment.id} project={project} environment={environment} />}
    </InProject>
  )
}

interface DeadLettersProps {
  readonly project: Project
  readonly environment: Environment
}

function DeadLetters({ project, environment }: DeadLettersProps) {
  const { letter, after, ...search } = useSearch({ from: '/shell/projects/$project/dead-letters' })
  const navigate = useNavigate({ from: '/projects/$project/dead-letters' })
  const { groups, page, filter, isOld, error, retry } = useLetters(environment, search, after)
  const mayRead = may(project, 'messages:read')
  const mayWrite = may(project, 'messages:write')

  const narrow = (changed: LetterSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changed, after: undefined, letter: undefined }) })
  const look = (id: string | undefined) => void navigate({ search: (before) => ({ ...before, letter: id }) })

  return (
    <>
      <RedrivesPanel project={project} environmentId={environment.id} mayWrite={mayWrite} />
      <LetterFilters search={search} mayRead={mayRead} onChange={narrow} />
      {error != null && <ErrorState error={error} onRetry={retry} />}
      {error == null && groups == null && <Skeleton height="18rem" />}
      {groups?.length === 0 && <NoLetters search={search} environment={environment} />}
      {error == null && groups != null && groups.length > 0 && (
        <>
          <GroupsPanel groups={groups} search={search} isOld={isOld} />
          <LettersPanel
            key={JSON.stringify(filter)}
            project={project}
            environment={environment}
            page={page}
            search={search}
            filter={filter}
            isOld={isOld}
          />
        </>
      )}
      {letter !== undefined && (
        <LetterDialog
          key={letter}
          id={letter}
          project={project}
          environmentId={environment.id}
          onClose={() => look(undefined)}
        />
      )}
    </>
  )
}

function NoLetters({ search, environment }: { readonly search: LetterSearch; readonly environment: Environment }) {
  if (search.text !== undefined || search.since !== undefined) {
    return (
      <EmptyState title="No dead letter is like that.">
        <p>Take off a filter, or look further back.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={`No dead letters in ${environment.name}.`}>
      <p>
        A message that fails for good comes here, with the reason and the place in the code. It can be looked at,
        changed and sent again.
      </p>
    </EmptyState>
  )
}
