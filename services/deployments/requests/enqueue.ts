import type { DataDisposal } from '../../../targets/driver.ts'
import { actorOf, type Caller, may } from '../../shared/caller.ts'
import type { DeployableConfig } from '../../shared/deployable.ts'
import { idInEnvironment } from '../../shared/ids.ts'
import { type Outcome, problems, userError } from '../../shared/problems.ts'
import { placed } from '../deployment/events.ts'
import type { DeploymentKind, DeploymentRecord } from '../deployment/model.ts'
import { close, end, isDone, settle, tell } from '../deployment/step.ts'
import { unfinishedIn } from '../environment/current.ts'
import { knowEnvironment } from '../environment/lease.ts'
import { sealConfig } from '../source/sealed-config.ts'
import type { DeploymentAnswer, RequestDeps } from './deps.ts'
import type { Target } from './target.ts'

/** A deployment as somebody wants it. */
export interface Wish {
  readonly action: string
  readonly kind: DeploymentKind
  readonly target: Pick<Target, 'environmentId' | 'projectId' | 'environment' | 'protected'>
  readonly reason?: string | null | undefined
  readonly idempotencyKey: string
  readonly onConflict?: 'QUEUE' | 'REJECT' | 'SUPERSEDE_QUEUED' | null | undefined
  /** Of a revision, with the configuration that it is deployed with. */
  readonly deploys?: { readonly revision: number; readonly config: DeployableConfig }
  readonly more?: Partial<
    Pick<DeploymentRecord, 'rollbackOf' | 'promotedFrom' | 'planId' | 'reviewed' | 'skip'> & {
      readonly disposal: DataDisposal
    }
  >
}

const MOST_WAITING = 50

/** Puts a deployment into the queue of its environment; it begins as soon as it is its turn. */
export async function enqueue(deps: RequestDeps, caller: Caller, wish: Wish): Promise<Outcome<DeploymentAnswer>> {
  const { environmentId, projectId } = wish.target
  const madeWith = `${caller.identity?.accountId ?? ''} ${wish.idempotencyKey}`
  const earlier = await madeBefore(deps, environmentId, madeWith)
  if (earlier !== undefined) return answerFor(deps, caller, wish, earlier)
  await knowEnvironment(deps.environments, environmentId, projectId)
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

function newRecord(
  { key, now }: RequestDeps,
  caller: Caller,
  { kind, target, reason, deploys, more }: Wish,
  number: number,
  madeWith: string,
): DeploymentRecord {
  const { environmentId, projectId } = target
  const id = idInEnvironment('dep', environmentId, number)
  const at = now()
  const needsApproval = target.protected && !may(caller, 'deployments:approve', environmentId)
  return {
    id,
    projectId,
    environmentId,
    environmentName: target.environment,
    number,
    kind,
    state: 'QUEUED',
    phase: 'QUEUED',
    actor: actorOf(caller),
    ...(reason != null && reason !== '' && { reason }),
    createdAt: at,
    madeWith,
    ...(deploys && { revision: deploys.revision, config: sealConfig(deploys.config, key, id) }),
    ...more,
    needsApproval,
    begun: false,
    artifacts: [],
    http: [],
    urls: [],
    routes: [],
    timeline: [{ phase: 'QUEUED', at }],
    events: 1,
    outbox: placed({ id, events: 0 }, 'QUEUED', [queued], at),
    version: 0,
    attempts: 0,
    unfinished: environmentId,
  }
}

const queued = { type: 'deployment.queued', level: 'INFO', message: 'Waits for its turn.' } as const

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
