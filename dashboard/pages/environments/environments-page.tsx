import { Link } from '@tanstack/react-router'
import { ShowMissing } from '../../../client/operations.ts'
import { EnvironmentsTable } from '../../app/environments-table.tsx'
import { ProjectKnown } from '../../app/in-project.tsx'
import { NewEnvironment } from '../../app/new-environment.tsx'
import { NoEnvironment } from '../../app/no-environment.tsx'
import { may, type Project } from '../../app/use-project.ts'
import { useOperation } from '../../data/use-operation.ts'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'

/** Where a project is deployed, and what is missing there. */
export function EnvironmentsPage() {
  return (
    <ProjectKnown>
      {({ project }) => {
        const isEmpty = project.environments.length === 0
        return (
          <Page
            title="Environments"
            actions={!isEmpty && may(project, 'environments:write') && <NewEnvironment project={project} />}
          >
            {isEmpty ? <NoEnvironment project={project} /> : <Environments project={project} />}
          </Page>
        )
      }}
    </ProjectKnown>
  )
}

function Environments({ project }: { readonly project: Project }) {
  const { data } = useOperation(
    ShowMissing,
    { slug: project.slug },
    { live: { types: ['revision.created'], projectId: project.id } },
  )
  const missing = new Map(data?.project?.environments.map(({ id, missingConfig }) => [id, missingConfig] as const))
  return (
    <Panel flush>
      <EnvironmentsTable
        project={project}
        missing={missing}
        link={({ name }) => (
          <Link
            to="/projects/$project/environments/$environment"
            params={{ project: project.slug, environment: name }}
            search={{ env: name }}
          >
            {name}
          </Link>
        )}
      />
    </Panel>
  )
}
