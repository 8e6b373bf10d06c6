import { ArrowUp } from 'lucide-react'
import { useExecutions, useNewer } from '../../data/use-executions.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ListFoot } from '../../ui/executions/list-foot.tsx'
import { useLookOn } from '../../ui/executions/use-look-on.ts'
import { VirtualExecutions } from '../../ui/executions/virtual-executions.tsx'
import { Panel } from '../../ui/panel.tsx'
import { isSparse } from './filters.ts'
import type { ListProps } from './latest-executions.tsx'
import { ListSkeleton } from './list-skeleton.tsx'
import { NoExecutions } from './no-executions.tsx'
import styles from './paged-executions.module.css'

/** All of them, page after page as one scrolls. New ones are told of, and do not push what is being read. */
export function PagedExecutions({ project, environment, filter }: ListProps) {
  const found = useExecutions(environment.id, filter)
  const { executions, error, problem, isOld, hasMore, more, retry, restart } = found
  const newer = useNewer(environment.id, filter, isOld ? undefined : executions)
  const { isPaused, goOn } = useLookOn(found, isSparse(filter))

  const toTop = (): void => {
    restart()
    window.scrollTo({ top: 0 })
  }
  if (error !== null) return <ErrorState error={error} onRetry={retry} />
  if (executions === undefined) return <ListSkeleton />
  return (
    <>
      {newer > 0 && (
        <Button variant="primary" className={styles.newer ?? ''} onClick={toTop}>
          <ArrowUp size={14} aria-hidden="true" />
          {newer < 100 ? `${newer} new` : '100 or more new'}
        </Button>
      )}
      {executions.length === 0 && !hasMore ? (
        <NoExecutions project={project} environment={environment} filter={filter} />
      ) : (
        <Panel flush>
          {executions.length > 0 && (
            <VirtualExecutions
              label="Executions"
              project={project.slug}
              executions={executions}
              isOld={isOld}
              hasMore={hasMore && !isPaused && problem === null}
              onEnd={more}
            />
          )}
          <ListFoot found={found} isSparse={isSparse(filter)} isPaused={isPaused} onGoOn={goOn} />
        </Panel>
      )}
    </>
  )
}
