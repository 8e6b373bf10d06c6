import type { IdentityOf } from '../../../targets/aws/access/identity.ts'
import type { Orphans } from '../../../targets/aws/driver/orphans.ts'
import type { Memory } from '../../../targets/aws/operations/operation.ts'
import type { FindPlace } from '../../../targets/aws/place.ts'
import type { StackDriver } from '../../../targets/driver.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { EnvironmentRecord } from '../environment/model.ts'
import type { Source } from '../source/source.ts'

/** What targets need of the service. */
export interface TargetNeeds {
  readonly memory: Memory
  readonly findPlace: FindPlace
}

/** Where deployments go. */
export interface Targets {
  readonly driver: StackDriver
  /** Who this server is to AWS. */
  readonly identityOf: IdentityOf
  /** What routes have left on AWS. */
  readonly orphans: Orphans
}

/** Looks environments up in the projects service, and those of a deleted project where they were deployed to last. */
export const createFindPlace =
  ({ place }: Pick<Source, 'place'>, environments: Pick<Collection<EnvironmentRecord>, 'get'>): FindPlace =>
  async (environmentId) =>
    (await place(environmentId)) ?? (await environments.get(environmentId))?.aws
