import { type DeployMode, StartDeployment } from '../../../client/operations.ts'
import { may, type Project } from '../../app/use-project.ts'
import { useIdempotencyKey } from '../../data/use-idempotency-key.ts'
import { useChange } from '../../data/use-operation.ts'
import { inWords } from '../../deploying/plan-in-short.tsx'
import { ReasonField, reasonIn } from '../../deploying/reason-field.tsx'
import { useWatch } from '../../deploying/use-watch.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Radios } from '../../ui/radios.tsx'
import type { Plan } from './plan.ts'

interface DeployPlanProps {
  readonly project: Project
  readonly plan: Plan
}

/** Does exactly what the plan says, or nothing. */
export function DeployPlan({ project, plan }: DeployPlanProps) {
  const { id, environment, revision, summary } = plan
  const deploy = useChange(StartDeployment)
  const once = useIdempotencyKey()
  const watch = useWatch(project.slug)
  if (!may(project, 'deployments:write')) return null
  const waits = environment.protected && !may(project, 'deployments:approve')
  // A local environment is changed in the same way in both modes, and a protected one never fast.
  const canBeFast = environment.target.kind === 'AWS' && !environment.protected && summary.hotSwappable
  const start = async (values: FormData): Promise<void> => {
    const mode = (values.get('mode') ?? 'SAFE') as DeployMode // of the choices below
    const { deploymentCreate } = await once((idempotencyKey) =>
      deploy.run({
        input: { environmentId: environment.id, planId: id, mode, reason: reasonIn(values), idempotencyKey },
      }),
    )
    await watch(deploymentCreate.deployment, environment.name)
  }
  return (
    <FormDialog
      label="Deploy this plan…"
      title={`Deploy revision ${revision.number} to ${environment.name}`}
      description={`${inWords(summary)}${waits ? ` ${environment.name} is protected: it waits until somebody who may has approved it.` : ''}`}
      variant="primary"
      submit={waits ? 'Ask for approval' : 'Deploy exactly this'}
      onSubmit={start}
    >
      {canBeFast && <Radios legend="Mode" name="mode" initial="SAFE" choices={modes} />}
      <ReasonField />
    </FormDialog>
  )
}

const modes: readonly { readonly value: DeployMode; readonly label: string; readonly note: string }[] = [
  { value: 'SAFE', label: 'Safe', note: 'By change sets of CloudFormation, which are rolled back as a whole.' },
  {
    value: 'FAST',
    label: 'Fast',
    note: 'Only the code is swapped; the stacks learn of it with the next safe deployment.',
  },
]
