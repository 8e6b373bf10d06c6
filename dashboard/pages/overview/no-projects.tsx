import { EmptyState } from '../../ui/empty-state.tsx'
import { NewProject } from './new-project.tsx'

/** What to do where there is nothing yet. */
export function NoProjects() {
  return (
    <EmptyState title="There are no projects yet." action={<NewProject />}>
      <p>A project is a set of routes with their functions. Make one here, or push one from a folder:</p>
      <pre>npx routo init my-project{'\n'}cd my-project && npx routo push</pre>
    </EmptyState>
  )
}
