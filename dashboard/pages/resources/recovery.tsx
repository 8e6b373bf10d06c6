import { StartRecovery } from '../../../client/operations.ts'
import { useIdempotencyKey } from '../../data/use-idempotency-key.ts'
import { useChange } from '../../data/use-operation.ts'
import { ReasonField, reasonIn } from '../../deploying/reason-field.tsx'
import { useWatch } from '../../deploying/use-watch.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './recovery.module.css'
import type { Stack } from './stack.ts'

interface RecoveryProps {
  readonly slug: string
  readonly environmentId: string
  readonly advice: NonNullable<Stack['recovery']>
  readonly isPermitted: boolean
}

/** How to get a stack out of the state it is in. */
export function Recovery({ slug, environmentId, advice, isPermitted }: RecoveryProps) {
  const { situation, action, resourcesToSkip, dataLossRisk } = advice
  const recover = useChange(StartRecovery)
  const once = useIdempotencyKey()
  const watch = useWatch(slug)
  const start = async (values: FormData): Promise<void> => {
    const skip = values.getAll('skip').map(String)
    const { stackRecover } = await once((idempotencyKey) =>
      recover.run({
        input: { environmentId, action, resourcesToSkip: skip, reason: reasonIn(values), idempotencyKey },
      }),
    )
    await watch(stackRecover.deployment)
  }
  return (
    <div className={styles.recovery}>
      <Notice
        tone="bad"
        title={situation}
        {...(isPermitted && {
          actions: (
            <FormDialog
              label="Recover…"
              title="Finish the rollback"
              description={`It is taken up again where it stopped.${dataLossRisk ? ' Stored data may be lost on the way.' : ''}`}
              variant="primary"
              submit="Recover"
              onSubmit={start}
            >
              {resourcesToSkip.map((logicalId) => (
                <Checkbox
                  key={logicalId}
                  name="skip"
                  value={logicalId}
                  label={`Leave ${logicalId} as it is`}
                  hint="Its own rollback failed: only where it fails again."
                />
              ))}
              <ReasonField />
            </FormDialog>
          ),
        })}
      >
        {!isPermitted && <p>An admin of the project can recover it.</p>}
      </Notice>
    </div>
  )
}
