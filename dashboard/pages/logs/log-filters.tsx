import { ANY_TIME, sinceChoices } from '../../app/moments.ts'
import { RouteChooser } from '../../app/route-chooser.tsx'
import type { Project } from '../../app/use-project.ts'
import { Chooser } from '../../ui/chooser.tsx'
import { Filters } from '../../ui/filters.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { levelChoices } from './levels.ts'

/** What stands in the address of the page. */
export interface LogSearch {
  readonly route?: string | undefined
  readonly level?: string | undefined
  readonly text?: string | undefined
  readonly since?: string | undefined
  readonly execution?: string | undefined
}

interface LogFiltersProps {
  readonly project: Project
  readonly search: LogSearch
  readonly onChange: (changed: LogSearch) => void
}

/** Nothing chosen: the latest lines, and what comes. */
const choices = sinceChoices.map(([value, text]) => [value, value === ANY_TIME ? 'Latest' : text] as const)

/** What lines are narrowed by. */
export function LogFilters({ project, search, onChange }: LogFiltersProps) {
  const { route, level = '', text, since = ANY_TIME, execution } = search
  return (
    <Filters
      chips={[
        { name: 'Text', value: text, onTakeOff: () => onChange({ text: undefined }) },
        { name: 'Execution', value: execution, onTakeOff: () => onChange({ execution: undefined }) },
      ]}
    >
      <SearchField label="Text in lines" value={text} onSearch={(wanted) => onChange({ text: wanted })} />
      <Chooser
        label="Level"
        value={level}
        choices={levelChoices}
        onChoose={(chosen) => onChange({ level: chosen || undefined })}
      />
      <RouteChooser projectId={project.id} value={route} onChoose={(chosen) => onChange({ route: chosen })} />
      <Chooser
        label="From"
        value={since}
        choices={choices}
        onChoose={(chosen) => onChange({ since: chosen || undefined })}
      />
    </Filters>
  )
}
