import { CircleX, Info, TriangleAlert } from 'lucide-react'
import type { Severity } from '../../../../client/operations.ts'
import { Button } from '../../../ui/button.tsx'
import type { Place } from '../place.ts'
import styles from './problems.module.css'
import type { Diagnostic } from './use-check.ts'

interface ProblemsProps {
  /** Undefined while nothing is known. */
  readonly diagnostics: readonly Diagnostic[] | undefined
  /** Whether the files have changed since. */
  readonly isOld: boolean
  readonly error: Error | undefined
  readonly onGo: (place: Place) => void
  /** Left out for who may not write. */
  readonly onFix: ((diagnostic: Diagnostic) => void) | undefined
}

const looks = {
  ERROR: { Icon: CircleX, word: 'Error' },
  WARNING: { Icon: TriangleAlert, word: 'Warning' },
  INFO: { Icon: Info, word: 'Note' },
} as const satisfies Record<Severity, object>

/** What the compiler has to say, each with the way to its place. */
export function Problems({ diagnostics, isOld, error, onGo, onFix }: ProblemsProps) {
  return (
    <section className={styles.problems} aria-label="Problems">
      <p className={styles.head} role="status">
        {error === undefined ? wordsFor(diagnostics) : `The files could not be checked: ${error.message}`}
        {isOld && diagnostics !== undefined && error === undefined && <span className={styles.old}> · checking</span>}
      </p>
      {diagnostics !== undefined && diagnostics.length > 0 && (
        <ul className={styles.list} data-old={isOld}>
          {diagnostics.map((diagnostic, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two can be the same in all they have
            <Problem key={index} diagnostic={diagnostic} onGo={onGo} onFix={onFix} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface ProblemProps extends Pick<ProblemsProps, 'onGo' | 'onFix'> {
  readonly diagnostic: Diagnostic
}

function Problem({ diagnostic, onGo, onFix }: ProblemProps) {
  const { severity, message, range, fix, route } = diagnostic
  const { Icon, word } = looks[severity]
  const place = range == null ? route : `${range.path}:${range.startLine}:${range.startColumn}`
  const content = (
    <>
      <Icon size={14} className={styles[severity]} role="img" aria-label={word} />
      <span className={styles.text}>{message}</span>
      <code className={styles.place}>{place}</code>
    </>
  )
  return (
    <li className={styles.problem}>
      {range == null ? (
        <span className={styles.row}>{content}</span>
      ) : (
        <button
          type="button"
          className={styles.row}
          onClick={() => onGo({ path: range.path, line: range.startLine, column: range.startColumn })}
        >
          {content}
        </button>
      )}
      {fix != null && onFix !== undefined && <Button onClick={() => onFix(diagnostic)}>{fix.title}</Button>}
    </li>
  )
}

function wordsFor(diagnostics: readonly Diagnostic[] | undefined): string {
  if (diagnostics === undefined) return 'Checking'
  if (diagnostics.length === 0) return 'No problems'
  const parts = (['ERROR', 'WARNING', 'INFO'] as const).flatMap((severity) => {
    const count = diagnostics.filter((one) => one.severity === severity).length
    const { word } = looks[severity]
    return count === 0 ? [] : [`${count} ${word.toLowerCase()}${count === 1 ? '' : 's'}`]
  })
  return parts.join(', ')
}
