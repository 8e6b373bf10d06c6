import { Link } from '@tanstack/react-router'
import { TextLink } from '../../ui/text-link.tsx'
import type { Entry } from './changes.ts'

interface SubjectProps {
  readonly slug: string
  readonly entry: Entry
}

/** What something was done to, with the way to its page; of what has none, or is gone, what else was done to it. */
export function Subject({ slug, entry: { subject, subjectId } }: SubjectProps) {
  if (subjectId == null) return null
  const project = { project: slug }
  if (subject?.__typename === 'Project')
    return (
      <TextLink to="/projects/$project" params={project}>
        the project
      </TextLink>
    )
  if (subject?.__typename === 'Environment')
    return (
      <TextLink
        to="/projects/$project/environments/$environment"
        params={{ ...project, environment: subject.name }}
        search={{ env: subject.name }}
      >
        {subject.name}
      </TextLink>
    )
  if (subject?.__typename === 'Route')
    return (
      <TextLink to="/projects/$project/routes/$route" params={{ ...project, route: subject.name }}>
        {subject.name}
      </TextLink>
    )
  if (subject?.__typename === 'Deployment')
    return (
      <TextLink to="/projects/$project/deployments/$deployment" params={{ ...project, deployment: subject.id }}>
        deployment #{subject.number}
      </TextLink>
    )
  if (subject?.__typename === 'Execution')
    return (
      <TextLink to="/projects/$project/executions/$execution" params={{ ...project, execution: subject.id }}>
        the message
      </TextLink>
    )
  if (subject?.__typename === 'Revision')
    return (
      <TextLink to="/projects/$project/playground" params={project} search={{ revision: String(subject.number) }}>
        revision {subject.number}
      </TextLink>
    )
  return (
    <Link to="." search={(before) => ({ ...before, subject: subjectId })} title="Show what was done to it">
      <code>{subjectId}</code>
    </Link>
  )
}
