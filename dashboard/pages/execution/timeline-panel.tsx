import { stepName } from '../../format/steps.ts'
import { formatDuration } from '../../format/times.ts'
import { Panel } from '../../ui/panel.tsx'
import { type Stretch, Waterfall } from '../../ui/waterfall.tsx'
import styles from './timeline-panel.module.css'
import type { Execution } from './use-execution.ts'

/** Its attempts with the waits between them, and what the steps of the latest one took. */
export function TimelinePanel({ execution }: { readonly execution: Execution }) {
  const { attempts, spans, attempt } = execution
  return (
    <Panel title="Timeline">
      <div className={styles.parts}>
        <Waterfall label="Attempts" stretches={attemptsOf(execution)} />
        {spans.length > 0 && (
          <>
            <h3 className={styles.heading}>{attempts.length > 1 ? `Steps of attempt ${attempt}` : 'Steps'}</h3>
            <Waterfall label="Steps" stretches={stepsOf(execution)} />
          </>
        )}
      </div>
    </Panel>
  )
}

/** Each waits from the end of the one before, the first one from when the message was sent. */
function attemptsOf({ attempts, sentAt }: Execution): readonly Stretch[] {
  let before = sentAt === null ? undefined : Date.parse(sentAt)
  return attempts.map(({ number, startedAt, durationMs, coldStart, errorCode, errorMessage }) => {
    const at = Date.parse(startedAt)
    const waitMs = Math.max(0, at - (before ?? at))
    before = at + durationMs
    const notes = [
      waitMs > 0 && `waited ${formatDuration(waitMs)}`,
      coldStart && 'new process',
      errorCode !== null && `${errorCode}: ${errorMessage?.slice(0, 200)}`,
    ]
    return {
      key: String(number),
      label: `Attempt ${number}`,
      note: notes.filter(Boolean).join(' · '),
      at,
      durationMs,
      waitMs,
      tone: errorCode === null ? undefined : 'bad',
    }
  })
}

/** Steps run one in the other; what each took without those behind it stands one after the other. What is left is the executor's: reading, sending. */
function stepsOf({ spans, durationMs, route, sent }: Execution): readonly Stretch[] {
  let at = 0
  const steps = spans.map(({ step, kind, calls, errors, durationMs }): Stretch => {
    const begin = at
    at += durationMs
    const notes = [calls > 1 && `${calls} calls`, errors > 0 && `${errors} failed`]
    return {
      key: String(step),
      label: stepName(route?.steps, step, kind),
      note: notes.filter(Boolean).join(', ') || undefined,
      at: begin,
      durationMs,
      tone: errors > 0 ? 'bad' : undefined,
    }
  })
  const rest = durationMs - at
  if (rest <= 0) return steps
  const label = sent.length > 0 ? 'Reading and sending' : 'Reading'
  return [...steps, { key: 'rest', label, at, durationMs: rest, tone: 'quiet' }]
}
