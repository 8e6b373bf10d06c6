import { useMemo } from 'react'
import { useRange } from '../../app/range-chooser.tsx'
import { sinceOf } from '../../app/ranges.ts'
import type { Environment, Project } from '../../app/use-project.ts'
import { useExecutions } from '../../data/use-executions.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ListFoot } from '../../ui/executions/list-foot.tsx'
import { useLookOn } from '../../ui/executions/use-look-on.ts'
import { VirtualExecutions } from '../../ui/executions/virtual-executions.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { NotFound } from './not-found.tsx'

interface FoundByTextProps {
  readonly project: Project
  readonly environment: Environment
  readonly sought: string
}

/** The messages of the range in which it is written, or in whose errors: any of them leads on. */
export function FoundByText({ project, environment, sought }: FoundByTextProps) {
  const range = useRange()
  const filter = useMemo(() => ({ text: sought, receivedAfter: sinceOf(range) }), [sought, range])
  const found = useExecutions(environment.id, filter)
  const { executions, error, problem, isOld, hasMore, more, retry } = found
  const { isPaused, goOn } = useLookOn(found, true)
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (executions === undefined) return <Skeleton height="20rem" />
  if (executions.length === 0 && !hasMore) {
    return (
      <NotFound project={project} environment={environment} sought={sought}>
        It is no id and no key that is known here, and stands in no recorded body and no error of this range. Look
        further back, or in another environment.
      </NotFound>
    )
  }
  return (
    <Panel title={`Messages with “${sought}”`} flush>
      {executions.length > 0 && (
        <VirtualExecutions
          label={`Messages with ${sought}`}
          project={project.slug}
          executions={executions}
          isOld={isOld}
          hasMore={hasMore && !isPaused && problem === null}
          onEnd={more}
        />
      )}
      <ListFoot found={found} isSparse isPaused={isPaused} onGoOn={goOn} />
    </Panel>
  )
}
