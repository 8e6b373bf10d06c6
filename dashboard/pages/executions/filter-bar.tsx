import { Search } from 'lucide-react'
import { RouteChooser } from '../../app/route-chooser.tsx'
import { Button } from '../../ui/button.tsx'
import { Chooser } from '../../ui/chooser.tsx'
import { outcomeLooks } from '../../ui/states.ts'
import styles from './filter-bar.module.css'
import type { ExecutionSearch } from './filters.ts'

export interface FilterProps {
  readonly search: ExecutionSearch
  readonly onChange: (changed: ExecutionSearch) => void
}

interface FilterBarProps extends FilterProps {
  readonly projectId: string
  /** Whether the viewer may look into bodies. */
  readonly mayRead: boolean
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

/** What one mostly looks for; everything else comes by links, and stands below. */
export function FilterBar({ search, projectId, mayRead, onChange }: FilterBarProps) {
  const { outcome = ANY, route, text = '', minMs = ANY, live } = search
  const isLive = live === 'on'
  return (
    <search className={styles.bar}>
      {mayRead && (
        <form
          className={styles.search}
          onSubmit={(event) => {
            event.preventDefault()
            onChange({ text: String(new FormData(event.currentTarget).get('text')).trim() || undefined })
          }}
        >
          <Search size={14} aria-hidden="true" />
          <input
            key={text}
            className={styles.input}
            type="search"
            name="text"
            aria-label="Text in bodies and errors"
            placeholder="Text in bodies and errors"
            defaultValue={text}
          />
        </form>
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
    </search>
  )
}
