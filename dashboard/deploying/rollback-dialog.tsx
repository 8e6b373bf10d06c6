import { ShowReturns, StartRollback } from '../../client/operations.ts'
import type { Environment, Project } from '../app/use-project.ts'
import { useIdempotencyKey } from '../data/use-idempotency-key.ts'
import { useChange } from '../data/use-operation.ts'
import { usePages } from '../data/use-pages.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { FormProblem } from '../ui/form-problem.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Radios } from '../ui/radios.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Time } from '../ui/time.tsx'
import { chosen } from './chosen.ts'
import { ReasonField, reasonIn } from './reason-field.tsx'
import { useWatch } from './use-watch.ts'

interface RollbackDialogProps {
  readonly project: Pick<Project, 'slug'>
  readonly environment: Pick<Environment, 'id' | 'name'>
  /** The one to go back to. Left out: the viewer chooses. */
  readonly to?: { readonly id: string; readonly number: number }
}

/** Deploys again what an earlier deployment did. */
export function RollbackDialog({ project, environment, to }: RollbackDialogProps) {
  const rollback = useChange(StartRollback)
  const once = useIdempotencyKey()
  const watch = useWatch(project.slug)
  const start = async (values: FormData): Promise<void> => {
    const toDeploymentId = to?.id ?? chosen(values, 'deployment', 'Choose a deployment first.')
    const { deploymentRollback } = await once((idempotencyKey) =>
      rollback.run({
        input: { environmentId: environment.id, toDeploymentId, reason: reasonIn(values), idempotencyKey },
      }),
    )
    await watch(deploymentRollback.deployment, environment.name)
  }
  return (
    <FormDialog
      label={to === undefined ? 'Roll back…' : 'Roll back to this…'}
      title={
        to === undefined ? `Roll ${environment.name} back` : `Roll ${environment.name} back to deployment ${to.number}`
      }
      description="Its revision is deployed again, with the variables and secrets that it had then."
      submit="Roll back"
      onSubmit={start}
    >
      {to === undefined && <Returns environmentId={environment.id} />}
      <ReasonField />
    </FormDialog>
  )
}

/** Deployments that one can go back to, the latest first. */
function Returns({ environmentId }: { readonly environmentId: string }) {
  const { rows, error, hasMore, isLoadingMore, more } = usePages(
    ShowReturns,
    { environmentId },
    ({ deployments }) => deployments,
  )
  if (error !== null) return <FormProblem error={error} />
  if (rows === undefined) return <Skeleton height="8rem" />
  const returns = rows.filter(({ canRollbackTo }) => canRollbackTo)
  return (
    <div>
      {returns.length === 0 && !hasMore && <p>There is no earlier deployment that succeeded.</p>}
      {returns.length > 0 && (
        <Radios
          legend="Back to"
          name="deployment"
          initial={returns[0]?.id}
          choices={returns.map(({ id, number, revision, finishedAt, reason }) => ({
            value: id,
            label: `#${number} · revision ${revision?.number}${revision?.message == null ? '' : `, ${revision.message}`}`,
            note: (
              <>
                {finishedAt != null && <Time at={finishedAt} />}
                {reason != null && ` · ${reason}`}
              </>
            ),
          }))}
        />
      )}
      {hasMore && <MoreButton isRunning={isLoadingMore} onClick={more} />}
    </div>
  )
}
