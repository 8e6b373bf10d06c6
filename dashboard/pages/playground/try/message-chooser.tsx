import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { ShowTryableMessages } from '../../../../client/operations.ts'
import { routeIdOf } from '../../../app/route-id.ts'
import { type Environment, may, type Project } from '../../../app/use-project.ts'
import { useOperation } from '../../../data/use-operation.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { Time } from '../../../ui/time.tsx'
import type { CheckedRoute } from '../check/use-check.ts'
import styles from './try-panel.module.css'
import type { Trying } from './use-try.ts'

interface MessageChooserProps {
  readonly project: Project
  readonly environment: Environment | undefined
  readonly route: CheckedRoute
  readonly trying: Trying
}

/** What a route is tried with: a sample, what failed last, or any of the latest messages. */
export function MessageChooser({ project, environment, route, trying }: MessageChooserProps) {
  const navigate = useNavigate({ from: '/projects/$project/playground' })
  const choose = (message: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, route: route.name, message }), hash: true, replace: true })
  const isSample = trying.messageId === ''
  return (
    <Menu
      trigger={
        <Button>
          <span className="aloud">Message: </span>
          <span className={styles.chosen}>{isSample ? 'Sample message' : trying.messageId}</span>
          {trying.isChanged && <span className={styles.hint}>edited</span>}
          <ChevronsUpDown size={13} aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem onSelect={() => choose(undefined)}>Sample message</MenuItem>
      {environment !== undefined && may(project, 'messages:read') && (
        <KnownMessages projectId={project.id} environment={environment} route={route.name} onChoose={choose} />
      )}
    </Menu>
  )
}

interface KnownMessagesProps {
  readonly projectId: string
  readonly environment: Environment
  readonly route: string
  readonly onChoose: (message: string) => void
}

/** Asked for when the menu is open. */
function KnownMessages({ projectId, environment, route, onChoose }: KnownMessagesProps) {
  const [routeIds] = useState([routeIdOf(projectId, route)])
  const { data, error } = useOperation(ShowTryableMessages, { environmentId: environment.id, routeIds })
  const known = data?.node != null && 'executions' in data.node ? data.node : undefined
  const letters = known?.deadLetters?.nodes ?? []
  const executions = known?.executions.nodes ?? []
  return (
    <>
      {letters.length > 0 && (
        <DropdownMenu.Label className={styles.label}>Failed in {environment.name}</DropdownMenu.Label>
      )}
      {letters.map(({ id, failedAt, reason }) => (
        <MenuItem key={id} onSelect={() => onChoose(id)}>
          <span className={styles.reason}>{reason.message}</span>
          <Time at={failedAt} />
        </MenuItem>
      ))}
      {executions.length > 0 && (
        <DropdownMenu.Label className={styles.label}>Latest in {environment.name}</DropdownMenu.Label>
      )}
      {executions.map(({ id, outcome, receivedAt, objectKey }) => (
        <MenuItem key={id} onSelect={() => onChoose(id)}>
          <span className={styles.reason}>
            {outcome.toLowerCase()} {objectKey}
          </span>
          <Time at={receivedAt} />
        </MenuItem>
      ))}
      {letters.length + executions.length === 0 && (
        <DropdownMenu.Label className={styles.label}>{wordsFor(known !== undefined, error)}</DropdownMenu.Label>
      )}
    </>
  )
}

function wordsFor(isKnown: boolean, error: Error | null): string {
  if (error !== null) return error.message
  return isKnown ? 'The route has received nothing there yet.' : 'Looking for messages'
}
