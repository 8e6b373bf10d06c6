import { Link } from '@tanstack/react-router'
import { formatDuration } from '../../format/times.ts'
import { reasonOf } from '../../ui/executions/reason.ts'
import type { Hop } from './journey.ts'
import { indentOf } from './line-label.tsx'

interface HopNoteProps {
  readonly project: string
  readonly hop: Hop
  readonly depth: number
}

/** Where a hop read from, how long it waited, and what went wrong. */
export function HopNote({ project, hop: { endpoint, waitMs, execution }, depth }: HopNoteProps) {
  const { routeName, attempt, isReplay, outcome, error, parts } = execution
  const { code, text } = reasonOf(execution)
  const said = [
    endpoint !== null && `from ${endpoint}`,
    waitMs !== null && `waited ${formatDuration(waitMs)}`,
    attempt > 1 && `${attempt} attempts`,
    isReplay && 'sent again',
    text !== '' && (code === undefined ? text : `${code}: ${text}`),
  ].filter(Boolean)
  const hasLetters = outcome === 'FAILED' || (parts?.failed ?? 0) > 0
  return (
    <span style={{ display: 'block', marginLeft: indentOf(depth), overflowWrap: 'anywhere' }}>
      {said.join(' · ')}
      {hasLetters && (
        <>
          {' · '}
          <Link
            to="/projects/$project/dead-letters"
            params={{ project }}
            search={{ route: routeName, ...(error !== null && { error: error.code }) }}
            className="link"
          >
            dead letters
          </Link>
        </>
      )}
    </span>
  )
}
