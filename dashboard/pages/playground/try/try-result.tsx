import { formatDuration } from '../../../format/times.ts'
import { Badge, type Tone } from '../../../ui/badge.tsx'
import { type Place, readPlace } from '../place.ts'
import { Sends } from './sends.tsx'
import { TriedBody } from './tried-body.tsx'
import { TriedSteps } from './tried-steps.tsx'
import styles from './try-result.module.css'
import type { Trial, Tried } from './use-try.ts'

interface TryResultProps {
  readonly trial: Trial
  /** Whether files or message have changed since. */
  readonly isOld: boolean
  readonly onGo: (place: Place) => void
}

const looks: Readonly<Record<NonNullable<Tried['outcome']>, readonly [tone: Tone, words: string]>> = {
  SUCCEEDED: ['good', 'Would succeed'],
  DROPPED: ['quiet', 'Would be dropped'],
  RETRYING: ['warn', 'Would be tried again'],
  FAILED: ['bad', 'Would be a dead letter'],
}

/** What a route would have done with a message. */
export function TryResult({ trial: { tried }, isOld, onGo }: TryResultProps) {
  const { outcome, dropReason, durationMs, error, steps, wouldSend, failedParts, response, logs, leftOut } = tried
  const [tone, words] = outcome == null ? (['bad', 'Did not end'] as const) : looks[outcome]
  return (
    <section className={styles.result} aria-label="Result" data-old={isOld}>
      <p className={styles.head} role="status">
        <Badge tone={tone}>{words}</Badge>
        {dropReason != null && <code>{dropReason}</code>}
        {durationMs != null && <span className={styles.quiet}>{formatDuration(durationMs)}</span>}
        {isOld && <span className={styles.quiet}>of before your last change</span>}
      </p>
      {error != null && <TriedErrorView error={error} onGo={onGo} />}
      <TriedSteps steps={steps} leftOut={leftOut?.steps ?? 0} />
      <Sends sends={wouldSend} leftOut={leftOut?.sends ?? 0} />
      {failedParts.length > 0 && (
        <div className={styles.part}>
          <h3>Parts that would fail alone</h3>
          {failedParts.map(({ messageId, body, outcome, error }) => (
            <div key={messageId} className={styles.item}>
              <p className={styles.head}>
                <Badge tone={looks[outcome][0]}>{looks[outcome][1]}</Badge>
                <code>{messageId}</code>
              </p>
              <TriedErrorView error={error} onGo={onGo} />
              <TriedBody label={`Body of ${messageId}`} text={body} />
            </div>
          ))}
        </div>
      )}
      {response != null && (
        <div className={styles.part}>
          <h3>Response {response.status}</h3>
          <TriedBody label="Headers of the response" text={JSON.stringify(response.headers, null, 2)} />
          <TriedBody label="Body of the response" text={response.body} />
        </div>
      )}
      {logs.length > 0 && (
        <div className={styles.part}>
          <h3>Logs</h3>
          <TriedBody label="Logs" text={logs.join('\n')} />
        </div>
      )}
    </section>
  )
}

interface TriedErrorViewProps {
  readonly error: NonNullable<Tried['error']>
  readonly onGo: (place: Place) => void
}

/** What went wrong, with the way to where it was thrown. */
function TriedErrorView({ error: { message, code, sourceLocation, stack }, onGo }: TriedErrorViewProps) {
  return (
    <div className={styles.error}>
      <p>
        <strong>{code}</strong> {message}
      </p>
      {sourceLocation != null && (
        <button type="button" className={styles.place} onClick={() => onGo(readPlace(sourceLocation))}>
          {sourceLocation}
        </button>
      )}
      {stack != null && (
        <details>
          <summary>Stack</summary>
          <TriedBody label="Stack" text={stack} />
        </details>
      )}
    </div>
  )
}
