import { actorOf, type Caller } from '../../shared/caller.ts'
import { notFound, type Outcome, problems, userError } from '../../shared/problems.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { checkReason } from './reason.ts'

/** Lets a deployment go on that waits for it. */
export async function approve(
  deps: RequestDeps,
  caller: Caller,
  id: string,
  comment: string | null | undefined,
): Promise<Outcome<DeploymentAnswer>> {
  const wrong = checkReason(comment, ['comment'])
  if (wrong.length > 0) return problems(...wrong)
  const record = await deps.deployments.get(id)
  if (record === undefined) return notFound('deployment', ['id'])
  const approval = { actor: actorOf(caller), at: deps.now(), ...(comment != null && { comment }) }
  // Of several who approve at once one does: the version tells.
  const { version } = record
  const approved =
    record.approval === undefined &&
    (await deps.deployments.update(
      id,
      { set: { approval, version: version + 1 } },
      { state: 'NEEDS_APPROVAL', version },
    ))
  if (!approved) {
    return problems(
      userError('CONFLICT', `Deployment ${record.number} does not wait to be approved: it is ${record.state}.`, {
        field: ['id'],
        hint: 'Look at its state: it waits for it while that is NEEDS_APPROVAL.',
      }),
    )
  }
  const { projectId, environmentId, number, planId, revision } = record
  await deps.audit(caller, {
    action: 'deploymentApprove',
    projectId,
    subjectId: id,
    after: { environmentId, number, planId, revision, ...(comment != null && { comment }) },
  })
  deps.kick()
  return { deploymentId: id }
}
