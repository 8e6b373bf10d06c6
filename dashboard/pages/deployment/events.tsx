import { useLayoutEffect, useRef, useState } from 'react'
import { formatClock } from '../../format/times.ts'
import { Button } from '../../ui/button.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Deployment } from './deployment.ts'
import styles from './events.module.css'
import { type Event, useEvents } from './use-events.ts'

/** What happened, line by line, as it happens. */
export function Events({ deployment }: { readonly deployment: Deployment }) {
  const { events, error } = useEvents(deployment)
  return (
    <Panel title="Events" flush aside={events && <p>{events.length}</p>}>
      {error !== null && <FormProblem error={error} />}
      {events === undefined ? error === null && <Skeleton height="12rem" /> : <Lines events={events} />}
    </Panel>
  )
}

/** From the end so far that counts as the end. */
const NEAR_PX = 24
/** What is shown at once, the latest: a large project has tens of thousands. */
const LINES = 300

/** Goes on to the newest line for who reads the newest; for who reads further up nothing moves. */
function Lines({ events }: { readonly events: readonly Event[] }) {
  const list = useRef<HTMLOListElement>(null)
  const isAtEnd = useRef(true)
  const [shown, setShown] = useState(LINES)
  const hidden = Math.max(0, events.length - shown)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is as long as there are events
  useLayoutEffect(() => {
    if (list.current !== null && isAtEnd.current) list.current.scrollTop = list.current.scrollHeight
  }, [events.length])
  const onScroll = (): void => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = list.current ?? {}
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard, too
    <ol ref={list} className={styles.events} onScroll={onScroll} tabIndex={0} aria-label="Events, the latest last">
      {hidden > 0 && (
        <li>
          <Button onClick={() => setShown(shown + LINES)}>Show {Math.min(LINES, hidden)} earlier</Button>
        </li>
      )}
      {events.slice(hidden).map((event) => (
        <Line key={event.id} event={event} />
      ))}
    </ol>
  )
}

function Line({ event: { at, level, message, logicalId, status } }: { readonly event: Event }) {
  const isSaid = message === `${logicalId}: ${status}`
  return (
    <li data-level={level}>
      <time dateTime={at} title={at}>
        {formatClock(new Date(at))}
      </time>
      {logicalId != null && <strong>{logicalId}</strong>}
      {status != null && <code>{status}</code>}
      {!isSaid && (
        <span className={styles.message}>
          {level !== 'INFO' && <span className={styles.level}>{level === 'ERROR' ? 'Error' : 'Warning'}</span>}
          {message}
        </span>
      )}
    </li>
  )
}
