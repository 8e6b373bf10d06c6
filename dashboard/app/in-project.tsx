import type { ReactNode } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Page } from '../ui/page.tsx'
import { EnvironmentChooser } from './environment-chooser.tsx'
import { NoEnvironment } from './no-environment.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { type Environment, type Project, useProject } from './use-project.ts'

interface Within {
  readonly project: Project
  readonly environment: Environment
}

type Part = ReactNode | ((within: Within) => ReactNode)

interface InProjectProps {
  readonly title: string
  /** Beside the title. */
  readonly aside?: Part
  /** What can be chosen or done, beside the choice of the environment. */
  readonly actions?: Part
  readonly children: (within: Within) => ReactNode
}

/** A page about one environment of the project in the address. */
export function InProject({ title, aside, actions, children }: InProjectProps) {
  return (
    <ProjectKnown>
      {({ project, environment }) =>
        environment === undefined ? (
          <Page title={title}>
            <NoEnvironment project={project} />
          </Page>
        ) : (
          <Page
            title={title}
            aside={partOf(aside, { project, environment })}
            actions={
              <>
                <EnvironmentChooser project={project} environment={environment} />
                {partOf(actions, { project, environment })}
              </>
            }
          >
            {children({ project, environment })}
          </Page>
        )
      }
    </ProjectKnown>
  )
}

const partOf = (part: Part, within: Within): ReactNode => (typeof part === 'function' ? part(within) : part)

interface ProjectKnownProps {
  readonly children: (within: { readonly project: Project; readonly environment: Environment | undefined }) => ReactNode
}

/** What is about the project in the address, also where it has no environment yet; until it is known, and where there is none, what stands in its place. */
export function ProjectKnown({ children }: ProjectKnownProps) {
  const { project, environment, error, retry } = useProject()
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (project === undefined) return <PageSkeleton />
  if (project === null) {
    return (
      <Page title="No such project">
        <EmptyState title="There is no project of this name.">
          <p>It may have been deleted, or you are no member of it. Ask somebody who is to add you.</p>
        </EmptyState>
      </Page>
    )
  }
  return children({ project, environment })
}
