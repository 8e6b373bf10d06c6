import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ShowDrift, type ShowDriftQuery } from '../../../client/operations.ts'
import { ask } from '../../data/ask.ts'
import { keyOf, useOperation } from '../../data/use-operation.ts'
import { ChangeList } from '../../deploying/change-list.tsx'
import { Button } from '../../ui/button.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './drift.module.css'

interface DriftProps {
  readonly slug: string
  readonly environmentId: string
}

/** What differs from what was deployed, as it was found last; a button looks now. */
export function Drift({ slug, environmentId }: DriftProps) {
  const { data } = useOperation(ShowDrift, { environmentId, refresh: false })
  const { look, isRunning, error } = useLook(environmentId)
  const report = reportIn(data)
  return (
    <Panel
      title="Drift"
      aside={
        <Button disabled={isRunning} onClick={() => void look()}>
          {isRunning ? 'Looking…' : 'Look now'}
        </Button>
      }
    >
      <div className={styles.drift} aria-live="polite">
        <FormProblem error={error} />
        {data === undefined && <Skeleton width="16rem" />}
        {data !== undefined && report == null && (
          <p>Nobody has looked yet whether something was changed by hand. Looking changes nothing.</p>
        )}
        {report != null && (
          <p>
            {report.inSync ? 'Everything is as it was deployed' : 'Something is not as it was deployed'}, looked at{' '}
            <Time at={report.checkedAt} />. {!report.inSync && 'A deployment makes it as the routes say again.'}
          </p>
        )}
        {report != null && !report.inSync && <ChangeList slug={slug} changes={report.changes} />}
      </div>
    </Panel>
  )
}

const reportIn = (data: ShowDriftQuery | undefined) =>
  data?.node != null && 'drift' in data.node ? data.node.drift : undefined

/** Looks now, and lets everybody see what was found. On AWS the look may go on after the answer. */
function useLook(environmentId: string) {
  const client = useQueryClient()
  const [isRunning, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const look = async (): Promise<void> => {
    setRunning(true)
    setError(undefined)
    try {
      const answer = await ask(ShowDrift, { environmentId, refresh: true })
      setError(answer.partial)
      if (reportIn(answer.data) != null)
        client.setQueryData(keyOf(ShowDrift, { environmentId, refresh: false }), answer)
    } catch (cause) {
      setError(cause)
    }
    setRunning(false)
  }
  return { look, isRunning, error }
}
