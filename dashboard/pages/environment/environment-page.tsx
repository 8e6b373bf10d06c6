import { useNavigate, useParams } from '@tanstack/react-router'
import { ProjectKnown } from '../../app/in-project.tsx'
import type { Project } from '../../app/use-project.ts'
import { Chooser } from '../../ui/chooser.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HealthBadge } from '../../ui/health-badge.tsx'
import { Page } from '../../ui/page.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { Setup } from './setup.tsx'

/** One environment: what its routes are given there, and how it is set up. */
export function EnvironmentPage() {
  const { environment: name } = useParams({ from: '/shell/projects/$project/environments/$environment' })
  return (
    <ProjectKnown>
      {({ project }) => {
        const environment = project.environments.find((one) => one.name === name)
        if (environment === undefined) return <NoSuch project={project} name={name} />
        const { target } = environment
        return (
          <Page
            title={`Environment ${name}`}
            aside={
              <>
                <HealthBadge health={environment.health} />
                <span>
                  {target.kind === 'AWS' ? `AWS ${target.region}` : 'Local cloud'}
                  {environment.protected && ' · protected'}
                  {environment.promotesFrom != null && ` · promoted from ${environment.promotesFrom.name}`}
                </span>
              </>
            }
            actions={<Others project={project} name={name} />}
          >
            <Setup key={environment.id} project={project} environment={environment} />
          </Page>
        )
      }}
    </ProjectKnown>
  )
}

/** Leads to the same page of another environment. */
function Others({ project, name }: { readonly project: Project; readonly name: string }) {
  const navigate = useNavigate()
  return (
    <Chooser
      label="Environment"
      value={name}
      choices={project.environments.map((one) => [one.name, one.name])}
      onChoose={(environment) =>
        void navigate({
          to: '/projects/$project/environments/$environment',
          params: { project: project.slug, environment },
          search: { env: environment },
        })
      }
    />
  )
}

const NoSuch = ({ project, name }: { readonly project: Project; readonly name: string }) => (
  <Page title={`Environment ${name}`}>
    <EmptyState title="There is no such environment.">
      <p>
        It may have been destroyed, or you are not admitted to it.{' '}
        <TextLink to="/projects/$project/environments" params={{ project: project.slug }}>
          The environments that you see
        </TextLink>
      </p>
    </EmptyState>
  </Page>
)
