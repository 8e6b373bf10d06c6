import { actorOf, type Caller } from '../../shared/caller.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import type { DeploymentRecord, Phase } from '../deployment/record.ts'
import { close, end, isDone } from '../deployment/step.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { checkReason } from './reason.ts'

/** Phases in which a deployment still can be ended. */
const stoppable: readonly Phase[] = ['VALIDATE', 'BUILD', 'PLAN', 'APPROVAL', 'UPLOAD', 'PROVISION']

/** Whether it can be ended now; what removes or recovers cannot be undone once it has begun. */
export const canCancel = ({ state, phase, kind }: DeploymentRecord): boolean =>
  state === 'QUEUED' ||
  state === 'NEEDS_APPROVAL' ||
  (state === 'RUNNING' && stoppable.includes(phase) && kind !== 'DESTROY' && kind !== 'RECOVER')

/** Ends a deployment: at once where it has not begun, otherwise as soon as its worker gets to it. */
export async function cancel(
  deps: RequestDeps,
  caller: Caller,
  id: string,
  reason: string | null | undefined,
): Promise<Outcome<DeploymentAnswer>> {
  const wrong = checkReason(reason, ['reason'])
  if (wrong.length > 0) return problems(...wrong)
  for (;;) {
    const record = await deps.deployments.get(id)
    if (record === undefined) return notFound('deployment', ['id'])
    // It is on its way to be ended, as the caller wants it.
    if (record.state === 'CANCELLING') return { deploymentId: id }
    if (!canCancel(record)) return problems(tooLate(record))
    if (!(await request(deps, caller, record, reason))) continue
    const { projectId, number, state } = record
    await deps.audit(caller, {
      action: 'deploymentCancel',
      projectId,
      subjectId: id,
      before: { state },
      after: { number, ...(reason != null && { reason }) },
    })
    deps.kick()
    return { deploymentId: id }
  }
}

/** False where it has taken a step meanwhile. */
async function request(
  deps: RequestDeps,
  caller: Caller,
  record: DeploymentRecord,
  reason: string | null | undefined,
): Promise<boolean> {
  const cancellation = { actor: actorOf(caller), at: deps.now(), ...(reason != null && { comment: reason }) }
  if (record.state === 'RUNNING') {
    const set = { cancellation, state: 'CANCELLING' } as const
    const asked = await deps.deployments.update(record.id, { set }, { state: 'RUNNING', phase: { in: stoppable } })
    return asked !== undefined
  }
  const ended = await end(deps, record, 'CANCELLED', `${actorOf(caller).name} has cancelled it.`)
  if (ended !== undefined) await close(deps, ended)
  return ended !== undefined
}

const tooLate = (record: DeploymentRecord) =>
  userError('NOT_CANCELLABLE', `Deployment ${record.number} cannot be cancelled any more: it is ${record.state}.`, {
    field: ['id'],
    hint: isDone(record)
      ? 'To get back to what was deployed before, use deploymentRollback.'
      : 'Wait until it has ended.',
  })
