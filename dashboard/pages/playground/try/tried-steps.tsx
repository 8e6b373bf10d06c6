import { formatExact } from '../../../format/numbers.ts'
import { formatDuration } from '../../../format/times.ts'
import { TriedBody } from './tried-body.tsx'
import styles from './try-result.module.css'
import type { Tried } from './use-try.ts'

/** So many are open at once: a split into hundreds of parts is looked at one by one. */
const OPEN = 4

interface TriedStepsProps {
  readonly steps: Tried['steps']
  /** How many are not among them. */
  readonly leftOut: number
}

/** Each call of each step: what went in, and what came out. */
export function TriedSteps({ steps, leftOut }: TriedStepsProps) {
  if (steps.length === 0) return null
  return (
    <div className={styles.part}>
      <h3>Steps</h3>
      <ol className={styles.steps}>
        {steps.map(({ stepId, kind, label, messageId, input, outputs, outputCount, durationMs, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: calls have no other name, and do not move
          <li key={index}>
            <details open={index < OPEN}>
              <summary>
                <span className={styles.number}>{Number(stepId) + 1}</span>
                <strong>{kind}</strong> {label !== null && <code>{label}</code>}
                <span className={styles.quiet}>
                  {outputCount === 1 ? '' : `${formatExact(outputCount)} out · `}
                  {formatDuration(durationMs)}
                </span>
              </summary>
              <p className={styles.quiet}>{messageId}</p>
              {note !== null && <p className={styles.note}>{note}</p>}
              {input !== null && <TriedBody label="In" text={input} isTitled />}
              {outputs.map((output, number) => (
                <TriedBody
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  key={number}
                  label={outputs.length === 1 ? 'Out' : `Out ${number + 1}`}
                  text={output}
                  isTitled
                />
              ))}
              {outputCount > outputs.length && (
                <p className={styles.quiet}>{formatExact(outputCount - outputs.length)} more went on.</p>
              )}
              {outputCount === 0 && <p className={styles.quiet}>Nothing went on.</p>}
            </details>
          </li>
        ))}
      </ol>
      {leftOut > 0 && <p className={styles.quiet}>{formatExact(leftOut)} more calls are not shown.</p>}
    </div>
  )
}
