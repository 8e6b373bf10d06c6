import type { FindPlace } from '../../../targets/aws/place.ts'
import { type StackDriver, TargetError } from '../../../targets/driver.ts'
import { environmentOf } from '../../shared/ids.ts'

/** A driver for each kind of target. */
export interface DriversByTarget {
  readonly local: StackDriver
  readonly aws: StackDriver
}

/**
 * One driver of both: each environment is its target's. Tokens are ids of deployments, which say where they are.
 *
 * @param findPlace what it finds is on AWS
 */
export function driverByTarget({ local, aws }: DriversByTarget, findPlace: FindPlace): StackDriver {
  // The target of an environment never changes.
  const known = new Map<string, StackDriver>()
  async function driverOf(environmentId: string): Promise<StackDriver> {
    const found = known.get(environmentId) ?? ((await findPlace(environmentId)) === undefined ? local : aws)
    known.set(environmentId, found)
    return found
  }
  const driverFor = async (token: string): Promise<StackDriver> => {
    const environmentId = environmentOf(token)
    if (environmentId === undefined) throw new TargetError('NOT_FOUND', `${token} is no operation.`)
    return driverOf(environmentId)
  }
  return {
    preflight: async (release) => (await driverOf(release.environmentId)).preflight(release),
    upload: async (release) => (await driverOf(release.environmentId)).upload(release),
    plan: async (release) => (await driverOf(release.environmentId)).plan(release),
    execute: async (release, planId, token) => (await driverOf(release.environmentId)).execute(release, planId, token),
    events: async (token, after, waitMs) => (await driverFor(token)).events(token, after, waitMs),
    cancel: async (token) => (await driverFor(token)).cancel(token),
    recover: async (environmentId, token, skip) => (await driverOf(environmentId)).recover(environmentId, token, skip),
    destroy: async (environmentId, data, token) => (await driverOf(environmentId)).destroy(environmentId, data, token),
    describe: async (environmentId) => (await driverOf(environmentId)).describe(environmentId),
    drift: async (environmentId) => (await driverOf(environmentId)).drift(environmentId),
  }
}
