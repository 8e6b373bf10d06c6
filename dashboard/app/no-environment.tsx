import { EmptyState } from '../ui/empty-state.tsx'
import { may, type Project } from './use-project.ts'

/** In the place of what an environment would show. */
export function NoEnvironment({ project }: { readonly project: Project }) {
  return (
    <EmptyState title="This project has no environment yet.">
      <p>An environment is where its routes run: the local cloud, or an account on AWS.</p>
      {may(project, 'environments:write') ? (
        <pre>npx routo env create dev --project {project.slug}</pre>
      ) : (
        <p>Ask an admin of the project to make one, or to admit you to one.</p>
      )}
    </EmptyState>
  )
}
