import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { ListProps } from './latest-executions.tsx'

/** What to do where nothing is found. */
export function NoExecutions({ project, environment, filter }: ListProps) {
  const { receivedAfter: _, ...narrowed } = filter
  if (Object.keys(narrowed).length > 0) {
    return (
      <EmptyState
        title="No message of this range fits the filters."
        action={
          <Link to="/projects/$project/executions" params={{ project: project.slug }} search={{}} className="link">
            Take all filters off
          </Link>
        }
      >
        <p>Take some off, or look further back. Executions are kept for 7 days.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No message has come in this range.">
      <p>Look further back, or send one:</p>
      <pre>
        npx routo send &lt;route&gt; &lt;file&gt; --project {project.slug} --env {environment.name}
      </pre>
    </EmptyState>
  )
}
