import { type StackEvent, type StackOutcome, TargetError } from '../../../targets/driver.ts'
import type { NewEvent } from '../deployment/events.ts'
import type { CauseRecord, DeploymentRecord } from '../deployment/record.ts'
import { end, step } from '../deployment/step.ts'
import { digestOf } from '../plan/make-plan.ts'
import { phase } from './prepare.ts'
import { builtOf, DeploymentProblem, fail, type Run, type Work } from './run.ts'

/** How long the target is waited for before somebody is looked for who wants it to end. */
const WAIT_MS = 1_000

/** Has the target begin, and then takes what it says has happened, page by page, until it has ended. */
export const provision: Work = async (run, record) => {
  const { deps } = run
  if (!record.begun) return beginOperation(run, record)
  if (record.cancellation !== undefined && !run.toldToEnd) {
    await deps.driver.cancel(record.id)
    run.toldToEnd = true
  }
  const { events, cursor, outcome } = await deps.driver.events(record.id, record.cursor, WAIT_MS)
  const taken = events.length === 0 ? await unchanged(run, record) : await take(run, record, events, cursor)
  return taken === undefined || outcome === undefined ? taken : conclude(run, taken, outcome)
}

/** The token is the deployment's id: whoever asks again after a crash asks for the same operation. */
async function beginOperation(run: Run, record: DeploymentRecord): Promise<DeploymentRecord | undefined> {
  const { deps } = run
  // A worker that has just come to this phase knows that nobody has asked the target for anything yet.
  if (record.cancellation !== undefined && record.attempts === 0)
    return end(deps, record, 'CANCELLED', 'It was cancelled.')
  const { id, environmentId, kind, disposal = 'REFUSE_IF_NOT_EMPTY', skip = [] } = record
  if (kind === 'DESTROY') await deps.driver.destroy(environmentId, disposal, id)
  else if (kind === 'RECOVER') await deps.driver.recover(environmentId, id, skip)
  else await execute(run, record)
  return step(deps, record, { begun: true })
}

/** The target may have lost the plan with its memory: it is asked again, and has to say the same. */
async function execute(run: Run, record: DeploymentRecord): Promise<void> {
  const { driver, plans } = run.deps
  const built = await builtOf(run, record)
  const release = { ...built.release, ...(record.mode !== undefined && { mode: record.mode }) }
  try {
    await driver.execute(release, record.stackPlanId ?? '', record.id)
  } catch (error) {
    if (!(error instanceof TargetError) || !['PLAN_STALE', 'NOT_FOUND'].includes(error.code)) throw error
    const again = await driver.plan(release)
    const planned = record.planId === undefined ? undefined : await plans.get(record.planId)
    if (planned?.digest !== digestOf(again)) throw new DeploymentProblem(moved)
    await driver.execute(release, again.id, record.id)
  }
}

const moved = {
  code: 'PLAN_STALE',
  message: 'What is deployed has changed since the plan was made, and not through this installation.',
}

/** Somebody may want it to end meanwhile. Undefined where another worker has it. */
async function unchanged({ deps }: Run, { id, version }: DeploymentRecord): Promise<DeploymentRecord | undefined> {
  const now = await deps.deployments.get(id)
  return now?.version === version ? { ...now, outbox: [] } : undefined
}

function take({ deps }: Run, record: DeploymentRecord, events: readonly StackEvent[], cursor: string) {
  const { progress = { completed: 0, total: 0 } } = record
  const ready = events.filter(isReady).length
  const cause = record.cause ?? events.find(isCause)
  return step(
    deps,
    record,
    {
      cursor,
      progress: { ...progress, completed: Math.min(progress.completed + ready, progress.total) },
      ...(cause !== undefined && { cause: causeOf(cause) }),
    },
    events.map(eventOf),
  )
}

const isReady = ({ logicalId, status }: StackEvent): boolean =>
  logicalId !== undefined && /^(CREATE|UPDATE|DELETE)_COMPLETE$/.test(status)

/** The first one that failed by itself: what was under way then is only given up. */
const isCause = ({ logicalId, status, reason }: StackEvent): boolean =>
  logicalId !== undefined && status.endsWith('_FAILED') && !/cancelled/i.test(reason ?? '')

const causeOf = ({
  stack,
  logicalId = '',
  physicalId,
  type,
  status,
  reason,
}: StackEvent | CauseRecord): CauseRecord => ({
  stack,
  logicalId,
  status,
  ...(physicalId !== undefined && { physicalId }),
  ...(type !== undefined && { type }),
  ...(reason !== undefined && { reason }),
})

function eventOf({ at, stack, logicalId, physicalId, type, status, reason }: StackEvent): NewEvent {
  const what = `${logicalId ?? stack}: ${status}`
  return {
    type: 'deployment.event',
    at: new Date(at),
    level: status.endsWith('_FAILED') ? 'ERROR' : status.includes('ROLLBACK') ? 'WARNING' : 'INFO',
    message: reason === undefined ? what : `${what} (${reason})`,
    status,
    data: { stack, ...(type !== undefined && { type }), ...(physicalId !== undefined && { physicalId }) },
    ...(logicalId !== undefined && { logicalId }),
  }
}

function conclude({ deps }: Run, record: DeploymentRecord, outcome: StackOutcome) {
  if (outcome === 'succeeded') {
    return step(deps, record, { phase: 'VERIFY' }, [phase('Looks whether everything is as it should be.')])
  }
  if (outcome !== 'failed' && record.cancellation !== undefined) {
    return end(deps, record, 'CANCELLED', 'It was cancelled; what it had changed is as before.')
  }
  const failure = { code: 'RESOURCE_FAILED', message: reasonOf(record) }
  if (outcome === 'failed') return fail(deps, record, failure)
  return end(deps, record, 'ROLLED_BACK', `${failure.message} Everything is as before.`, { failure })
}

function reasonOf({ cause }: DeploymentRecord): string {
  if (cause === undefined) return 'The target did not succeed, and does not say why.'
  return `${cause.logicalId} could not be made as it was to be${cause.reason === undefined ? '.' : `: ${cause.reason}`}`
}
