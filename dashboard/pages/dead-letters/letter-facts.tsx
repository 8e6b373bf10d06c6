import { Link } from '@tanstack/react-router'
import { SourceLink } from '../../app/source-link.tsx'
import type { Project } from '../../app/use-project.ts'
import { Time } from '../../ui/time.tsx'
import styles from './dialogs.module.css'
import type { Letter } from './use-letters.ts'

/** Why a letter is one, since when, and where to go from here. */
export function LetterFacts({ letter, project: { slug } }: { readonly letter: Letter; readonly project: Project }) {
  const { reason, messageId, correlationId, failedAt, expiresAt, receiveCount, redriveCount, execution, routeName } =
    letter
  const params = { project: slug }
  return (
    <>
      <p className={styles.reason}>
        <code>{reason.code}</code> {reason.message}
      </p>
      <dl className={styles.facts}>
        {reason.sourceLocation != null && (
          <>
            <dt>Where</dt>
            <dd>
              <SourceLink project={slug} at={reason.sourceLocation} />
            </dd>
          </>
        )}
        <dt>Message</dt>
        <dd>
          <code>{messageId}</code>
        </dd>
        {correlationId !== messageId && (
          <>
            <dt>Of the flow</dt>
            <dd>
              <code>{correlationId}</code>
            </dd>
          </>
        )}
        <dt>Failed</dt>
        <dd>
          <Time at={failedAt} />, received {receiveCount}×{redriveCount > 0 && `, sent again ${redriveCount}× before`}
        </dd>
        <dt>Expires</dt>
        <dd>
          <Time at={expiresAt} />
        </dd>
      </dl>
      <nav className={styles.links} aria-label="More about it">
        {execution != null && (
          <Link
            to="/projects/$project/executions/$execution"
            params={{ ...params, execution: execution.id }}
            search={({ env }) => ({ env })}
            className="link"
          >
            Its execution
          </Link>
        )}
        <Link
          to="/projects/$project/trace"
          params={params}
          search={({ env }) => ({ env, ref: messageId })}
          className="link"
        >
          Its trace
        </Link>
        <Link
          to="/projects/$project/routes/$route"
          params={{ ...params, route: routeName }}
          search={({ env }) => ({ env })}
          className="link"
        >
          The route {routeName}
        </Link>
      </nav>
    </>
  )
}
