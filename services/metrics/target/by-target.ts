import type { FindPlace } from '../../../targets/aws/place.ts'
import type { DataPlane } from '../../../targets/data-plane.ts'

/** A data plane for each kind of target. */
export interface DataPlanes {
  readonly local: DataPlane
  readonly aws: DataPlane
}

/**
 * One data plane of both: each environment is its target's. Records are read from each on its own.
 *
 * @param findPlace what it finds is on AWS
 */
export function dataPlaneByTarget({ local, aws }: DataPlanes, findPlace: FindPlace): Omit<DataPlane, 'records'> {
  // The target of an environment never changes.
  const known = new Map<string, DataPlane>()
  async function planeOf(environmentId: string): Promise<DataPlane> {
    const found = known.get(environmentId) ?? ((await findPlace(environmentId)) === undefined ? local : aws)
    known.set(environmentId, found)
    return found
  }
  return {
    send: async (message) => (await planeOf(message.environmentId)).send(message),
    depth: async (environmentId, route) => (await planeOf(environmentId)).depth(environmentId, route),
    deadLetters: async (query) => (await planeOf(query.environmentId)).deadLetters(query),
    deadLetterGroups: async (query) => (await planeOf(query.environmentId)).deadLetterGroups(query),
    deadLetter: async (environmentId, id) => (await planeOf(environmentId)).deadLetter(environmentId, id),
    redrive: async (environmentId, id, body) => (await planeOf(environmentId)).redrive(environmentId, id, body),
    discard: async (environmentId, id) => (await planeOf(environmentId)).discard(environmentId, id),
    logs: async (query) => (await planeOf(query.environmentId)).logs(query),
  }
}
