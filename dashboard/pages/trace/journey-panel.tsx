import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Panel } from '../../ui/panel.tsx'
import { type Stretch, Waterfall } from '../../ui/waterfall.tsx'
import { HopNote } from './hop-note.tsx'
import { type JourneyLine, linesOf, type Trace } from './journey.ts'
import styles from './journey-panel.module.css'
import { LineLabel } from './line-label.tsx'

interface JourneyPanelProps {
  readonly project: string
  readonly trace: Trace
  /** What was looked for: its hop is marked. */
  readonly sought: string
}

/** Every hop of a message and its parts, below the one that sent it, on one scale of time. */
export function JourneyPanel({ project, trace, sought }: JourneyPanelProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => linesOf(trace.hops, open), [trace, open])
  const toggle = (key: string): void =>
    setOpen((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]))
  const stretches = lines.map(
    (line): Stretch => ({
      ...timesOf(line),
      key: line.key,
      label: (
        <LineLabel
          project={project}
          line={line}
          sought={sought}
          isOpen={open.has(line.key)}
          onToggle={() => toggle(line.key)}
        />
      ),
      note: line.hops.length === 1 ? <HopNote project={project} hop={line.hops[0]} depth={line.depth} /> : undefined,
    }),
  )
  const { hopCount, hops, correlationId } = trace
  return (
    <Panel title="Journey">
      <Waterfall label="Journey" stretches={stretches} wide />
      {hopCount > hops.length && (
        <p className={styles.foot}>
          The first {hops.length} of {hopCount} hops.
          <Link
            to="/projects/$project/executions"
            params={{ project }}
            search={{ correlation: correlationId }}
            className="link"
          >
            All of them
          </Link>
          <Link
            to="/projects/$project/executions"
            params={{ project }}
            search={{ correlation: correlationId, outcome: 'FAILED,PARTIAL,RETRYING' }}
            className="link"
          >
            Those that did not go well
          </Link>
        </p>
      )}
    </Panel>
  )
}

/** From the first beginning to the last end. */
function timesOf({ hops }: JourneyLine): Pick<Stretch, 'at' | 'durationMs' | 'waitMs' | 'tone'> {
  const [{ execution, waitMs }] = hops
  const begins = hops.map(({ execution: { receivedAt } }) => Date.parse(receivedAt))
  const ends = hops.map(({ execution }, index) => (begins[index] ?? 0) + execution.durationMs)
  const at = Math.min(...begins)
  return {
    at,
    durationMs: Math.max(...ends) - at,
    waitMs: hops.length === 1 ? (waitMs ?? 0) : 0,
    tone: execution.outcome === 'FAILED' ? 'bad' : execution.outcome === 'DROPPED' ? 'quiet' : undefined,
  }
}
