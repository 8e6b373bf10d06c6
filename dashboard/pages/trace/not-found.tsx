import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Environment, Project } from '../../app/use-project.ts'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

interface NotFoundProps {
  readonly project: Project
  readonly environment: Environment
  readonly sought: string
  /** Where it was looked for, and what else could be done. */
  readonly children: ReactNode
}

/** Where nothing is known of a message: the other environments are a click away. */
export function NotFound({ project, environment, sought, children }: NotFoundProps) {
  const others = project.environments.filter(({ id }) => id !== environment.id)
  return (
    <EmptyState
      title={`Nothing is known of “${sought}” in ${environment.name}.`}
      action={others.map(({ id, name }) => (
        <Link
          key={id}
          to="/projects/$project/trace"
          params={{ project: project.slug }}
          search={{ env: name, ref: sought }}
          className={buttonClass()}
        >
          Look in {name}
        </Link>
      ))}
    >
      <p>{children}</p>
    </EmptyState>
  )
}
