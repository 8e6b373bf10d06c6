import { formatExact } from '../../../format/numbers.ts'
import { TriedBody } from './tried-body.tsx'
import styles from './try-result.module.css'
import type { Tried } from './use-try.ts'

interface SendsProps {
  readonly sends: Tried['wouldSend']
  /** How many are not among them. */
  readonly leftOut: number
}

/** What would have left the route, by where to. */
export function Sends({ sends, leftOut }: SendsProps) {
  if (sends.length === 0) return null
  return (
    <div className={styles.part}>
      <h3>Would be sent</h3>
      {sends.map(({ endpoint, body, headers }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sends have no other name, and do not move
        <div key={index} className={styles.item}>
          <p className={styles.endpoint}>
            <code>{endpoint}</code>
          </p>
          <TriedBody label={`Body for ${endpoint}`} text={body} />
          {Object.keys(Object(headers)).length > 0 && (
            <details>
              <summary>Headers</summary>
              <TriedBody label="Headers" text={JSON.stringify(headers, null, 2)} />
            </details>
          )}
        </div>
      ))}
      {leftOut > 0 && <p className={styles.quiet}>{formatExact(leftOut)} more are not shown.</p>}
    </div>
  )
}
