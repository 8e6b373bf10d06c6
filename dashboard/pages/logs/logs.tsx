import { Pause, Play } from 'lucide-react'
import { useState } from 'react'
import type { LogFilter } from '../../../client/operations.ts'
import type { Environment, Project } from '../../app/use-project.ts'
import { formatExact } from '../../format/numbers.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { LogList } from './log-list.tsx'
import styles from './logs.module.css'
import { MOST_LINES, useLogLines } from './use-log-lines.ts'

interface LogsProps {
  readonly project: Project
  readonly environment: Environment
  readonly filter: LogFilter
  readonly isNarrowed: boolean
}

/** Lines as they are written, until somebody pauses. */
export function Logs({ project, environment, filter, isNarrowed }: LogsProps) {
  const [isPaused, setPaused] = useState(false)
  const [isAtEnd, setAtEnd] = useState(true)
  const [count, setCount] = useState(0)
  // Lines that somebody reads are not pushed out by new ones.
  const isFull = !isAtEnd && count >= MOST_LINES
  const { lines, trouble } = useLogLines(environment.id, filter, isPaused || isFull)
  if (lines !== undefined && lines.length !== count) setCount(lines.length)
  const [attempt, setAttempt] = useState(0)

  if (lines === undefined && trouble !== undefined) {
    return <ErrorState key={attempt} error={trouble} onRetry={() => setAttempt(attempt + 1)} />
  }
  return (
    <Panel
      title="Lines"
      flush
      aside={
        <>
          <p role="status" className={styles.state}>
            {stateOf({ isPaused, isFull, trouble })}
            {count > 0 && ` · ${formatExact(count)}${count >= MOST_LINES ? ', the latest' : ''}`}
          </p>
          <Button variant="quiet" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
            {isPaused ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
            {isPaused ? 'Go on' : 'Pause'}
          </Button>
        </>
      }
    >
      {lines === undefined && <Skeleton height="24rem" />}
      {lines?.length === 0 && (
        <div className={styles.empty}>
          <NoLines isNarrowed={isNarrowed} />
        </div>
      )}
      {lines !== undefined && lines.length > 0 && (
        <LogList project={project} lines={lines} isAtEnd={isAtEnd} onAtEnd={setAtEnd} />
      )}
    </Panel>
  )
}

interface Standing {
  readonly isPaused: boolean
  readonly isFull: boolean
  readonly trouble: Error | undefined
}

function stateOf({ isPaused, isFull, trouble }: Standing): string {
  if (isPaused) return 'Paused'
  if (isFull) return 'Waiting: go to the newest line to go on'
  return trouble === undefined ? 'Following' : `Trying again: ${trouble.message}`
}

const NoLines = ({ isNarrowed }: { readonly isNarrowed: boolean }) =>
  isNarrowed ? (
    <EmptyState title="No line is like that yet.">
      <p>New ones appear here by themselves. Take off a filter, or look further back, to see others.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No function has written anything yet.">
      <p>What functions log appears here as they run:</p>
      <pre>ctx.log.info('stored', {'{ id }'})</pre>
    </EmptyState>
  )
