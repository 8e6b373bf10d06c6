import type { Caller } from '../../shared/caller.ts'
import { type Outcome, problems, userError } from '../../shared/problems.ts'
import type { DeploymentRecord } from '../deployment/record.ts'
import { close, end, isDone, settle, tell } from '../deployment/step.ts'
import { unfinishedIn } from '../environment/current.ts'
import { knowEnvironment } from '../environment/lease.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import { newRecord, type Wish } from './new-record.ts'

const MOST_WAITING = 50

/** Puts a deployment into the queue of its environment; it begins as soon as it is its turn. */
export async function enqueue(deps: RequestDeps, caller: Caller, wish: Wish): Promise<Outcome<DeploymentAnswer>> {
  const { environmentId, projectId, aws } = wish.target
  const madeWith = `${caller.identity?.accountId ?? ''} ${wish.idempotencyKey}`
  const earlier = await madeBefore(deps, environmentId, madeWith)
  if (earlier !== undefined) return answerFor(deps, caller, wish, earlier)
  await knowEnvironment(deps.environments, environmentId, projectId, aws)
  for (;;) {
    const [last] = await deps.deployments.find({
      where: { environmentId },
      order: { by: 'number', direction: 'desc' },
      limit: 1,
    })
    // Looked at after the last number: whoever gets the next one has seen everything before it.
    const before = (await deps.deployments.find(unfinishedIn(environmentId))).filter((one) => !isDone(one))
    const inTheWay = whyNot(wish, before)
    if (inTheWay !== undefined) return inTheWay
    const record = newRecord(deps, caller, wish, (last?.number ?? 0) + 1, madeWith)
    const { taken } = await deps.deployments.insert(record)
    if (taken !== undefined) continue
    if (wish.onConflict === 'SUPERSEDE_QUEUED') for (const older of before) await supersede(deps, older, record)
    return answerFor(deps, caller, wish, record)
  }
}

/** As long as answers are kept: afterwards a key is a new one. */
const SAME_REQUEST_MS = 24 * 60 * 60 * 1_000

/** The very same request, taken up again after a crash. */
async function madeBefore(
  { deployments, now }: RequestDeps,
  environmentId: string,
  madeWith: string,
): Promise<DeploymentRecord | undefined> {
  const since = new Date(now().getTime() - SAME_REQUEST_MS)
  const [found] = await deployments.find({
    where: { environmentId, madeWith },
    range: { field: 'createdAt', gte: since },
    limit: 1,
  })
  return found
}

function whyNot({ onConflict }: Wish, before: readonly DeploymentRecord[]) {
  const [first] = before
  if (first === undefined) return undefined
  if (onConflict === 'REJECT') {
    return problems(
      userError('ENVIRONMENT_LOCKED', `Deployment ${first.number} is under way: it is ${first.state}.`, {
        field: ['input', 'onConflict'],
        hint: 'Wait for it, cancel it, or say onConflict: QUEUE.',
        retryable: true,
      }),
    )
  }
  if (before.length < MOST_WAITING) return undefined
  return problems(
    userError('LIMIT_EXCEEDED', `${before.length} deployments wait in this environment, which is the most.`, {
      field: ['input', 'environmentId'],
      hint: 'Cancel some, or say onConflict: SUPERSEDE_QUEUED.',
      retryable: true,
    }),
  )
}

/** One that has begun meanwhile goes on. */
async function supersede(deps: RequestDeps, older: DeploymentRecord, { id, number }: DeploymentRecord): Promise<void> {
  if (older.state !== 'QUEUED' && older.state !== 'NEEDS_APPROVAL') return
  const ended = await end(deps, older, 'SUPERSEDED', `Deployment ${number} has taken its place.`, { supersededBy: id })
  if (ended !== undefined) await close(deps, ended)
}

async function answerFor(
  deps: RequestDeps,
  caller: Caller,
  { action, idempotencyKey, target, reason }: Wish,
  record: DeploymentRecord,
): Promise<DeploymentAnswer> {
  const { id, projectId, environmentId, number, kind, revision } = record
  await deps.audit(caller, {
    action,
    projectId,
    subjectId: id,
    after: {
      environmentId,
      environment: target.environment,
      number,
      kind,
      ...(revision !== undefined && { revision }),
      ...(reason != null && { reason }),
    },
    idempotencyKey,
  })
  await settle(deps, await tell(deps, record))
  deps.kick()
  return { deploymentId: id }
}
