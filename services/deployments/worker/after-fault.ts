import { TargetError } from '../../../targets/driver.ts'
import { close } from '../deployment/step.ts'
import { isHeldBy, type Lease } from '../environment/lease.ts'
import { DeploymentProblem, fail, type RunDeps } from './run.ts'
import type { WorkerTimes } from './times.ts'

const LONGEST_RETRY_MS = 30_000
/** About a minute of attempts before the target has begun, and half an hour after that. */
const MOST_ATTEMPTS = 8
const MOST_ATTEMPTS_BEGUN = 66

/**
 * What can pass is tried again; what cannot ends the deployment, and so does what does not pass.
 *
 * @returns how long to wait before the next attempt, in milliseconds; undefined where there is none
 */
export async function afterFault(
  deps: RunDeps,
  { retryMs }: WorkerTimes,
  lease: Lease,
  id: string,
  error: unknown,
): Promise<number | undefined> {
  const record = await deps.deployments.get(id)
  if (record === undefined || !(await isHeldBy(deps.environments, lease))) return undefined
  const final = error instanceof DeploymentProblem || (error instanceof TargetError && !error.retryable)
  const most = record.begun ? MOST_ATTEMPTS_BEGUN : MOST_ATTEMPTS
  if (!final && record.attempts < most) {
    deps.log.warn(
      { err: error, deploymentId: id, attempt: record.attempts },
      'A deployment does not go on; it is tried again.',
    )
    return Math.min(retryMs * 2 ** (record.attempts - 1), LONGEST_RETRY_MS)
  }
  if (!final) deps.log.error({ err: error, deploymentId: id }, 'A deployment was given up.')
  const failed = await fail(deps, record, failureOf(error))
  if (failed !== undefined) await close(deps, failed)
  return undefined
}

const failureOf = (error: unknown) =>
  error instanceof DeploymentProblem || error instanceof TargetError
    ? { code: error.code, message: error.message }
    : {
        code: 'INTERNAL',
        message: 'Something failed on our side, several times. The log has it under the id of the deployment.',
      }
