import type { DeploymentRecord, Phase } from '../deployment/record.ts'
import { close, end, isDone, settle, step } from '../deployment/step.ts'
import { goOn, planChanges } from './plan-phase.ts'
import { begin, compileRevision, upload, validate } from './prepare.ts'
import { provision } from './provision.ts'
import type { Run, Work } from './run.ts'
import { verify } from './verify.ts'

const works: Readonly<Record<Exclude<Phase, 'FINISHED'>, Work>> = {
  QUEUED: begin,
  VALIDATE: validate,
  BUILD: compileRevision,
  PLAN: planChanges,
  APPROVAL: goOn,
  UPLOAD: upload,
  PROVISION: provision,
  VERIFY: verify,
}

/** Whether there is nothing to do for a deployment until somebody approves or cancels it. */
export const waits = ({ state, approval, cancellation }: DeploymentRecord): boolean =>
  state === 'NEEDS_APPROVAL' && approval === undefined && cancellation === undefined

/**
 * Carries a deployment out from where it stands, until it has ended, waits for somebody, or is another worker's.
 *
 * @param stopped ends it between two steps; whoever comes next goes on there
 * @throws whatever keeps it from going on
 */
export async function carryOut(run: Run, taken: DeploymentRecord, stopped: AbortSignal): Promise<void> {
  const { deps } = run
  let record = await step(deps, taken, { attempts: taken.attempts + 1 })
  while (record !== undefined && !stopped.aborted) {
    if (isDone(record)) return close(deps, record)
    if (waits(record)) return settle(deps, record)
    record = await next(run, record)
  }
}

/** Before the target has been asked for anything there is nothing to roll back. */
function next(run: Run, record: DeploymentRecord): Promise<DeploymentRecord | undefined> {
  const { cancellation, phase } = record
  const untouched = phase !== 'PROVISION' && phase !== 'VERIFY'
  if (cancellation !== undefined && untouched) return end(run.deps, record, 'CANCELLED', 'It was cancelled.')
  return phase === 'FINISHED' ? Promise.resolve(undefined) : works[phase](run, record)
}
