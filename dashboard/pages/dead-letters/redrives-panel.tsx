import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CancelRedrive, type RedriveState, ShowRedrives, type ShowRedrivesQuery } from '../../../client/operations.ts'
import type { Project } from '../../app/use-project.ts'
import { useChange, useOperation } from '../../data/use-operation.ts'
import { formatExact } from '../../format/numbers.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Time } from '../../ui/time.tsx'
import { toast } from '../../ui/toasts.tsx'
import styles from './redrives-panel.module.css'

type Redrive = Extract<NonNullable<ShowRedrivesQuery['node']>, { readonly id: string }>['redrives'][number]

interface RedrivesPanelProps {
  readonly project: Project
  readonly environmentId: string
  readonly mayWrite: boolean
}

const EVERY_MS = 1_000
/** What ended longer ago is in the audit log. */
const SHOWN_MS = 24 * 3_600_000

/** How redrives go, whoever began them, and what came of the latest. */
export function RedrivesPanel({ project, environmentId, mayWrite }: RedrivesPanelProps) {
  const redrives = useRedrives(environmentId)
  const cancel = useChange(CancelRedrive, [ShowRedrives])
  const end = (id: string): void => {
    cancel.run({ id }).catch((error: Error) => toast(error.message, 'bad'))
  }
  const isShown = ({ finishedAt }: Redrive): boolean =>
    finishedAt == null || Date.now() - new Date(finishedAt).getTime() < SHOWN_MS
  const shown = redrives.filter(isShown)
  if (shown.length === 0) return null
  return (
    <Panel title="Redrives" flush>
      <DataTable
        label="Redrives"
        columns={columnsFor(project, mayWrite ? end : undefined)}
        rows={shown}
        rowKey={({ id }) => id}
      />
    </Panel>
  )
}

function useRedrives(environmentId: string) {
  const [isAwaited, setAwaited] = useState(false)
  // What became of the letters is known when their executions end.
  const types = ['redrive.progress', ...(isAwaited ? ['execution.finished'] : [])]
  const asked = useOperation(
    ShowRedrives,
    { environmentId },
    { live: { types, environmentId, atMostEveryMs: EVERY_MS } },
  )
  const node = asked.data?.node
  const redrives = node != null && 'redrives' in node && !asked.isOld ? node.redrives : []
  const isGoing = redrives.some(({ pollAfterMs }) => pollAfterMs != null)
  if (isGoing !== isAwaited) setAwaited(isGoing)
  return redrives
}

const looks: Readonly<Record<RedriveState, { readonly tone: Tone; readonly label: string }>> = {
  RUNNING: { tone: 'accent', label: 'Running' },
  FINISHED: { tone: 'good', label: 'Finished' },
  CANCELLED: { tone: 'quiet', label: 'Cancelled' },
  FAILED: { tone: 'bad', label: 'Failed' },
}

const columnsFor = ({ slug }: Project, end: ((id: string) => void) | undefined): readonly Column<Redrive>[] => [
  {
    key: 'state',
    header: 'Redrive',
    cell: ({ state, failedAgain, problem, createdBy, createdAt }) => (
      <span className={styles.state}>
        <Badge tone={failedAgain > 0 ? 'warn' : looks[state].tone}>{looks[state].label}</Badge>
        <span className={styles.quiet}>
          {createdBy}, <Time at={createdAt} />
        </span>
        {problem != null && <span className={styles.problem}>{problem}</span>}
      </span>
    ),
  },
  {
    key: 'sent',
    header: 'Sent',
    wide: true,
    cell: ({ sent, skipped, total }) => (
      <span className={styles.progress}>
        <progress value={sent + skipped} max={Math.max(1, total)} aria-label="Letters taken" />
        {formatExact(sent)} of {formatExact(total)}
      </span>
    ),
  },
  {
    key: 'succeeded',
    header: 'Succeeded',
    align: 'end',
    cell: ({ succeeded, failedAgain, sent }) => (
      <>
        {formatExact(succeeded)}
        {sent > succeeded + failedAgain && (
          <span className={styles.quiet}> · {formatExact(sent - succeeded - failedAgain)} under way</span>
        )}
      </>
    ),
  },
  {
    key: 'failed',
    header: 'Failed again',
    align: 'end',
    cell: ({ failedAgain }) =>
      failedAgain === 0 ? (
        '0'
      ) : (
        <Link
          to="/projects/$project/executions"
          params={{ project: slug }}
          search={(before) => ({ env: before.env, outcome: 'FAILED' })}
          className={styles.failed}
        >
          {formatExact(failedAgain)}
        </Link>
      ),
  },
  {
    key: 'skipped',
    header: 'Passed over',
    align: 'end',
    cell: ({ skipped }) => <span title="Gone by then, or no JSON object for the patch">{formatExact(skipped)}</span>,
  },
  {
    key: 'cancel',
    header: 'What can be done',
    hasQuietHeader: true,
    align: 'end',
    cell: ({ id, done }) => (done || end === undefined ? null : <Button onClick={() => end(id)}>Cancel</Button>),
  },
]
