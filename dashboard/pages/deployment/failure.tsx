import { may, type Project } from '../../app/use-project.ts'
import { formatType, routeName } from '../../format/resources.ts'
import { Notice } from '../../ui/notice.tsx'
import { Snippet } from '../../ui/snippet.tsx'
import { OutsideLink, TextLink } from '../../ui/text-link.tsx'
import type { Deployment } from './deployment.ts'
import styles from './failure.module.css'
import { NextAction, permissionFor } from './next-action.tsx'

type Failed = NonNullable<Deployment['failure']>

interface FailureProps {
  readonly project: Project
  readonly deployment: Deployment
  readonly failure: Failed
}

/** The first cause, in the words of who saw it; what that means; what to do. */
export function Failure({ project, deployment, failure }: FailureProps) {
  const { code, message, explanation, providerMessage, resource, nextActions } = failure
  const canDo = nextActions.filter(({ mutation }) => mutation != null && may(project, permissionFor(mutation)))
  const toDo = nextActions.filter(({ mutation }) => mutation == null)
  return (
    <Notice
      tone="bad"
      title={message}
      actions={canDo.map((action) => (
        <NextAction key={action.title} project={project} deployment={deployment} action={action} />
      ))}
    >
      <p>{explanation}</p>
      {providerMessage != null && providerMessage !== message && (
        <blockquote className={styles.words}>{providerMessage}</blockquote>
      )}
      <p className={styles.about}>
        <code>{code}</code>
        {resource != null && <About slug={project.slug} resource={resource} />}
        <Place slug={project.slug} message={message} revision={deployment.revision?.number} />
      </p>
      {toDo.length > 0 && (
        <ul className={styles.todo}>
          {toDo.map(({ title, command }) => (
            <li key={title}>
              {title}
              {command != null && <Snippet text={command} label="Copy the command" />}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

/** The resource that failed first. */
function About({ slug, resource }: { readonly slug: string; readonly resource: NonNullable<Failed['resource']> }) {
  const { logicalId, type, status, consoleUrl, route } = resource
  return (
    <>
      <span>
        {logicalId}, {formatType(type)}: {status}
      </span>
      {route != null && (
        <span>
          of the route{' '}
          <TextLink to="/projects/$project/routes/$route" params={{ project: slug, route: routeName(route.id) }}>
            {routeName(route.id)}
          </TextLink>
        </span>
      )}
      {consoleUrl != null && <OutsideLink href={consoleUrl}>Console of AWS</OutsideLink>}
    </>
  )
}

interface PlaceProps {
  readonly slug: string
  readonly message: string
  readonly revision: number | undefined
}

/** What the compiler says begins with the place in the files: `processors.ts:1:21: …`. */
function Place({ slug, message, revision }: PlaceProps) {
  const [, file] = /^([\w./-]+\.\w+):\d+:\d+: /.exec(message) ?? []
  if (file === undefined || revision === undefined) return null
  return (
    <TextLink
      to="/projects/$project/playground"
      params={{ project: slug }}
      search={(before) => ({ ...before, file, revision: String(revision) })}
    >
      Open {file} of revision {revision}
    </TextLink>
  )
}
