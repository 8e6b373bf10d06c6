import { useNavigate, useSearch } from '@tanstack/react-router'
import type { LogFilter } from '../../../client/operations.ts'
import { InProject } from '../../app/in-project.tsx'
import { useSince } from '../../app/moments.ts'
import { routeIdOf } from '../../app/route-id.ts'
import { type Environment, may, type Project } from '../../app/use-project.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { levelsFrom } from './levels.ts'
import { LogFilters, type LogSearch } from './log-filters.tsx'
import { Logs } from './logs.tsx'

/** What functions wrote, as they write it. */
export function LogsPage() {
  return (
    <InProject title="Logs">
      {({ project, environment }) =>
        may(project, 'messages:read') ? (
          <FilteredLogs project={project} environment={environment} />
        ) : (
          <EmptyState title="Logs are for operators and above.">
            <p>
              Functions write into them what they like, bodies of messages too. Ask an admin of the project to see them.
            </p>
          </EmptyState>
        )
      }
    </InProject>
  )
}

interface FilteredLogsProps {
  readonly project: Project
  readonly environment: Environment
}

function FilteredLogs({ project, environment }: FilteredLogsProps) {
  const search = useSearch({ from: '/shell/projects/$project/logs', select: pick })
  const navigate = useNavigate({ from: '/projects/$project/logs' })
  const since = useSince(search.since)
  const levels = levelsFrom(search.level)
  const filter: LogFilter = {
    ...(search.route !== undefined && { routeId: [routeIdOf(project.id, search.route)] }),
    ...(levels && { level: levels }),
    ...(search.text !== undefined && { text: search.text }),
    ...(search.execution !== undefined && { executionId: search.execution }),
    ...(since !== undefined && { since }),
  }
  const narrow = (changed: LogSearch) => void navigate({ search: (before) => ({ ...before, ...changed }) })
  return (
    <>
      <LogFilters project={project} search={search} onChange={narrow} />
      <Logs
        // Other lines, from the beginning.
        key={JSON.stringify([environment.id, filter])}
        project={project}
        environment={environment}
        filter={filter}
        isNarrowed={Object.keys(filter).length > 0}
      />
    </>
  )
}

const pick = ({ route, level, text, since, execution }: LogSearch): LogSearch => ({
  route,
  level,
  text,
  since,
  execution,
})
