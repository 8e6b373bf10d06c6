import type { Project } from '../../app/use-project.ts'
import { Time } from '../../ui/time.tsx'
import styles from './head-revision.module.css'

/** Which revision is the newest, who saved it, and what the compiler has against it. */
export function HeadRevision({ project: { headRevision, description } }: { readonly project: Project }) {
  const found = headRevision?.diagnostics ?? []
  const count = (severity: string): number => found.filter((one) => one.severity === severity).length
  const problems = [
    [count('ERROR'), 'error', 'errors'],
    [count('WARNING'), 'warning', 'warnings'],
  ] as const
  return (
    <p className={styles.line}>
      {description != null && <span>{description}</span>}
      {headRevision == null ? (
        <span>Nothing has been saved yet.</span>
      ) : (
        <span>
          Revision {headRevision.number} by {headRevision.author.name}, <Time at={headRevision.createdAt} />
          {headRevision.message != null && `: ${headRevision.message}`}
        </span>
      )}
      {problems.map(
        ([number, one, many]) =>
          number > 0 && (
            <span key={one} className={styles[one]}>
              {number} {number === 1 ? one : many}
            </span>
          ),
      )}
    </p>
  )
}
