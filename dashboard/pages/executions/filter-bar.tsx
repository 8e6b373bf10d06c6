import { RouteChooser } from '../../app/route-chooser.tsx'
import { Button } from '../../ui/button.tsx'
import { Chooser } from '../../ui/chooser.tsx'
import { Filters } from '../../ui/filters.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { outcomeLooks } from '../../ui/states.ts'
import styles from './filter-bar.module.css'
import type { ExecutionSearch } from './filters.ts'

interface FilterBarProps {
  readonly search: ExecutionSearch
  readonly projectId: string
  /** Whether the viewer may look into bodies. */
  readonly mayRead: boolean
  readonly onChange: (changed: ExecutionSearch) => void
}

const ANY = ''
const OUTCOMES: readonly (readonly [string, string])[] = [
  [ANY, 'Any outcome'],
  ...Object.entries(outcomeLooks).map(([outcome, { label }]) => [outcome, label] as const),
]
const DURATIONS: readonly (readonly [string, string])[] = [
  [ANY, 'Any duration'],
  ['100', 'At least 100 ms'],
  ['1000', 'At least 1 s'],
  ['10000', 'At least 10 s'],
]

/** What stands as a chip; the choosers say the rest themselves. */
const CHIPS: readonly (readonly [keyof ExecutionSearch, string])[] = [
  ['text', 'Text'],
  ['route', 'Route'],
  ['message', 'Message'],
  ['correlation', 'Flow'],
  ['object', 'Object'],
  ['error', 'Kind of error'],
  ['deployment', 'Deployment'],
]

/** What one mostly looks for; everything else comes by links, and stands below. */
export function FilterBar({ search, projectId, mayRead, onChange }: FilterBarProps) {
  const { outcome = ANY, route, text, minMs = ANY, live } = search
  const isLive = live === 'on'
  const chips = CHIPS.map(([key, name]) => ({
    name,
    value: search[key],
    onTakeOff: () => onChange({ [key]: undefined }),
  }))
  return (
    <Filters chips={chips}>
      {mayRead && (
        <SearchField label="Text in bodies and errors" value={text} onSearch={(text) => onChange({ text })} />
      )}
      <Chooser
        label="Outcome"
        value={outcome}
        choices={outcome.includes(',') ? [[outcome, `${outcome.split(',').length} outcomes`], ...OUTCOMES] : OUTCOMES}
        onChoose={(chosen) => onChange({ outcome: chosen || undefined })}
      />
      <RouteChooser projectId={projectId} value={route} onChoose={(chosen) => onChange({ route: chosen })} />
      <Chooser
        label="Duration"
        value={minMs}
        choices={
          DURATIONS.some(([value]) => value === minMs) ? DURATIONS : [[minMs, `At least ${minMs} ms`], ...DURATIONS]
        }
        onChoose={(chosen) => onChange({ minMs: chosen || undefined })}
      />
      <Button
        className={styles.live}
        aria-pressed={isLive}
        title="Shows the latest hundred, as they come"
        onClick={() => onChange({ live: isLive ? undefined : 'on' })}
      >
        <i aria-hidden="true" />
        Live
      </Button>
    </Filters>
  )
}
