import { Link } from '@tanstack/react-router'
import { SourceLink } from '../../app/source-link.tsx'
import { stepName } from '../../format/steps.ts'
import { TextBlock } from '../../ui/text-block.tsx'
import styles from './error-panel.module.css'
import type { Execution } from './use-execution.ts'

interface ErrorPanelProps {
  readonly project: string
  readonly execution: Execution
  readonly error: NonNullable<Execution['error']>
}

/** What went wrong, where, and where to go on from there. */
export function ErrorPanel({ project, execution: { outcome, routeName, route }, error }: ErrorPanelProps) {
  const { code, message, name, retryable, step, sourceLocation, stack, fingerprint } = error
  return (
    <section className={styles.error} aria-label="Error">
      <div className={styles.head}>
        <h2>{code}</h2>
        {name !== code && <span>{name}</span>}
        <span>{retryable ? 'may go well when tried again' : 'would fail again'}</span>
        {step !== null && <span>in {stepName(route?.steps, step)}</span>}
        {sourceLocation !== null && <SourceLink project={project} at={sourceLocation} />}
      </div>
      <p className={styles.message}>{message}</p>
      <Problems problems={error.problems} />
      {stack !== null && (
        <details className={styles.stack}>
          <summary>Stack</summary>
          <TextBlock label="Stack" text={stack} />
        </details>
      )}
      <div className={styles.links}>
        <Link to="/projects/$project/executions" params={{ project }} search={{ error: fingerprint }} className="link">
          All with this error
        </Link>
        {outcome === 'FAILED' && (
          <Link
            to="/projects/$project/dead-letters"
            params={{ project }}
            search={{ route: routeName, error: code }}
            className="link"
          >
            Dead letters with it
          </Link>
        )}
      </div>
    </section>
  )
}

/** What is wrong with a body, one by one. */
function Problems({ problems }: { readonly problems: unknown }) {
  if (!Array.isArray(problems) || problems.length === 0) return null
  return (
    <ul className={styles.problems} aria-label="Problems of the body">
      {problems.map((problem: { readonly path?: string; readonly message?: string }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and do not move
        <li key={index}>
          <code>{problem.path || 'the body'}</code> {problem.message}
        </li>
      ))}
    </ul>
  )
}
