import { useState } from 'react'
import { type ResourceFilter, ShowStacks } from '../../../client/operations.ts'
import { may, type Project } from '../../app/use-project.ts'
import { ask } from '../../data/ask.ts'
import { Badge } from '../../ui/badge.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { OutsideLink } from '../../ui/text-link.tsx'
import { Time } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import { Recovery } from './recovery.tsx'
import { ResourcesTable } from './resources-table.tsx'
import type { Stack } from './stack.ts'
import styles from './stack-panel.module.css'
import { toneOfStatus } from './statuses.ts'

interface StackProps {
  readonly project: Project
  readonly environmentId: string
  readonly stack: Stack
  readonly filter: ResourceFilter
  readonly isOld: boolean
}

/** A stack: how it stands, how to get it out of there, and what it is made of. */
export function StackPanel({ project, environmentId, stack, filter, isOld }: StackProps) {
  const { name, status, statusReason, lastUpdatedAt, consoleUrl, recovery, resources } = stack
  const { rows, hasMore, isRunning, more } = useMore(environmentId, stack, filter)
  return (
    <Panel
      title={name}
      flush
      aside={
        <span className={styles.aside}>
          <Badge tone={toneOfStatus(status)}>{status}</Badge>
          <span>
            {resources.totalCount} {resources.totalCount === 1 ? 'resource' : 'resources'}, changed{' '}
            <Time at={lastUpdatedAt} />
          </span>
          {consoleUrl != null && <OutsideLink href={consoleUrl}>Console of AWS</OutsideLink>}
        </span>
      }
    >
      {recovery != null && (
        <Recovery
          slug={project.slug}
          environmentId={environmentId}
          advice={recovery}
          isPermitted={may(project, 'deployments:approve')}
        />
      )}
      {statusReason != null && <p className={styles.reason}>{statusReason}</p>}
      {rows.length === 0 ? (
        <p className={styles.reason}>No resource of it is like this.</p>
      ) : (
        <ResourcesTable slug={project.slug} stack={name} resources={rows} isOld={isOld} />
      )}
      {hasMore && <MoreButton isRunning={isRunning} onClick={() => void more()} />}
    </Panel>
  )
}

/** The first page comes with the stack, and stays up to date; further ones are asked for. */
function useMore(environmentId: string, { name, resources }: Stack, filter: ResourceFilter) {
  const [further, setFurther] = useState<readonly Stack['resources'][]>([])
  const [isRunning, setRunning] = useState(false)
  const { hasNextPage, endCursor } = (further.at(-1) ?? resources).pageInfo
  const more = async (): Promise<void> => {
    setRunning(true)
    try {
      const { data } = await ask(ShowStacks, { environmentId, filter, after: endCursor ?? null })
      const stacks = data.node != null && 'stacks' in data.node ? data.node.stacks : undefined
      const page = stacks?.find((one) => one.name === name)?.resources
      if (page !== undefined) setFurther((before) => [...before, page])
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'bad')
    }
    setRunning(false)
  }
  const rows = [resources, ...further].flatMap(({ nodes }) => nodes)
  return { rows, hasMore: hasNextPage, isRunning, more }
}
