import { EmptyState } from '../../ui/empty-state.tsx'
import { NewProject } from './new-project.tsx'

/** What to do where there is nothing yet. */
export function NoProjects({ mayCreate }: { readonly mayCreate: boolean }) {
  if (!mayCreate) {
    return (
      <EmptyState title="You are in no project yet.">
        <p>Ask somebody who is in one to make you a member.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="There are no projects yet." action={<NewProject />}>
      <p>A project is a set of routes with their functions. Make one here, or push one from a folder:</p>
      <pre>npx routo init my-project{'\n'}cd my-project && npx routo push</pre>
    </EmptyState>
  )
}
