import { EmptyState } from '../ui/empty-state.tsx'
import { NewEnvironment } from './new-environment.tsx'
import { may, type Project } from './use-project.ts'

/** In the place of what an environment would show. */
export function NoEnvironment({ project }: { readonly project: Project }) {
  const mayMake = may(project, 'environments:write')
  return (
    <EmptyState title="This project has no environment yet." action={mayMake && <NewEnvironment project={project} />}>
      <p>An environment is where its routes run: the local cloud, or an account on AWS.</p>
      {!mayMake && <p>Ask an admin of the project to make one, or to admit you to one.</p>}
    </EmptyState>
  )
}
