import { randomUUID } from 'node:crypto'
import type { EnvironmentOnAws } from '../../shared/deployable.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { EnvironmentRecord } from './model.ts'

/** Keeps all other workers, in whatever process, away from an environment. */
export interface Lease {
  readonly environmentId: string
  readonly holder: string
}

const FREE = new Date(0)

/** Makes the document of an environment, where there is none yet, and keeps where it is on AWS. */
export const knowEnvironment = async (
  environments: Collection<EnvironmentRecord>,
  id: string,
  projectId: string,
  aws?: EnvironmentOnAws,
): Promise<void> => {
  const where = aws && { aws }
  const { taken } = await environments.insert({ id, projectId, assignment: {}, ...where, holder: '', heldUntil: FREE })
  if (taken !== undefined && where !== undefined) await environments.update(id, { set: where })
}

/** Takes an environment that nobody holds any more; undefined where somebody does. */
export async function takeLease(
  environments: Collection<EnvironmentRecord>,
  environmentId: string,
  now: Date,
  leaseMs: number,
): Promise<Lease | undefined> {
  const holder = randomUUID()
  const set = { holder, heldUntil: after(now, leaseMs) }
  const taken = await environments.update(environmentId, { set }, { heldUntil: { lt: now } })
  return taken && { environmentId, holder }
}

/** Holds it from now on for so long; false where another one has it. */
export async function keepLease(
  environments: Collection<EnvironmentRecord>,
  { environmentId, holder }: Lease,
  now: Date,
  leaseMs: number,
): Promise<boolean> {
  const set = { heldUntil: after(now, leaseMs) }
  return (await environments.update(environmentId, { set }, { holder })) !== undefined
}

/** Whether it has not passed on to another worker. */
export const isHeldBy = async (
  environments: Collection<EnvironmentRecord>,
  { environmentId, holder }: Lease,
): Promise<boolean> => (await environments.get(environmentId))?.holder === holder

/** Lets go of it at once. */
export const releaseLease = async (
  environments: Collection<EnvironmentRecord>,
  { environmentId, holder }: Lease,
): Promise<void> => {
  await environments.update(environmentId, { set: { heldUntil: FREE } }, { holder })
}

/** Takes it away from whoever holds it: what that one does from then on has no effect. False where nobody does. */
export async function breakLease(
  environments: Collection<EnvironmentRecord>,
  environmentId: string,
  now: Date,
): Promise<boolean> {
  const found = await environments.get(environmentId)
  if (found === undefined || found.heldUntil < now) return false
  await environments.update(environmentId, { set: { holder: '', heldUntil: FREE } }, { holder: found.holder })
  return true
}

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms)
