import { Link } from '@tanstack/react-router'
import { EnvironmentsTable } from '../../app/environments-table.tsx'
import type { Project } from '../../app/use-project.ts'
import { Panel } from '../../ui/panel.tsx'

/** Where the project is deployed; the names lead to how it does there. */
export const EnvironmentsPanel = ({ project }: { readonly project: Project }) => (
  <Panel title="Environments" flush>
    <EnvironmentsTable
      project={project}
      link={({ name }) => (
        <Link to="/projects/$project" params={{ project: project.slug }} search={{ env: name }}>
          {name}
        </Link>
      )}
    />
  </Panel>
)
