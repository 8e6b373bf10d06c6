import { ANY_TIME, sinceChoices } from '../../app/moments.ts'
import { Chooser } from '../../ui/chooser.tsx'
import { Filters } from '../../ui/filters.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { LetterSearch } from './selection.ts'

interface LetterFiltersProps {
  readonly search: LetterSearch
  /** Whether the viewer may look into bodies. */
  readonly mayRead: boolean
  readonly onChange: (changed: LetterSearch) => void
}

/** What letters are narrowed by. All of them wait for somebody, so the range of other pages is not theirs. */
export function LetterFilters({ search, mayRead, onChange }: LetterFiltersProps) {
  const { route, error, text, since = ANY_TIME } = search
  return (
    <Filters
      chips={[
        { name: 'Route', value: route, onTakeOff: () => onChange({ route: undefined }) },
        { name: 'Error', value: error, onTakeOff: () => onChange({ error: undefined }) },
        { name: 'Text', value: text, onTakeOff: () => onChange({ text: undefined }) },
      ]}
    >
      {mayRead && <SearchField label="Text in bodies" value={text} onSearch={(wanted) => onChange({ text: wanted })} />}
      <Chooser
        label="Failed"
        value={since}
        choices={sinceChoices}
        onChoose={(chosen) => onChange({ since: chosen || undefined })}
      />
      {!mayRead && <p>Bodies are for operators and above. Ask an admin of the project to see them.</p>}
    </Filters>
  )
}
