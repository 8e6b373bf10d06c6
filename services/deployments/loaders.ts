import DataLoader from 'dataloader'
import type { AwsPlace, FindPlace } from '../../targets/aws/place.ts'
import type { StackDriver } from '../../targets/driver.ts'
import type { Deployable } from '../shared/deployable.ts'
import type { Find } from '../shared/pages.ts'
import { byIds } from '../shared/store/by-ids.ts'
import type { Collection, Query } from '../shared/store/collection.ts'
import type { DeploymentRecord } from './deployment/record.ts'
import { currentAmong, successesIn, unfinishedIn } from './environment/current.ts'
import type { EnvironmentRecord } from './environment/model.ts'
import { type PlanDetails, unpackDetails } from './plan/details.ts'
import type { PlanDetailsRecord, PlanRecord } from './plan/model.ts'
import type { Source } from './source/source.ts'
import { loadStacks } from './stacks/read-stacks.ts'
import type { StackView } from './stacks/views.ts'
import { type WebhookLoaders, webhookLoaders } from './webhooks/loaders.ts'
import type { DeliveryRecord, WebhookRecord } from './webhooks/model.ts'

/** What one request reads, each thing once and in one call with others of its kind. */
export interface Loaders extends WebhookLoaders {
  readonly deployment: DataLoader<string, DeploymentRecord | undefined>
  readonly findDeployments: Find<DeploymentRecord>
  /** By environment id. */
  readonly currentDeployment: DataLoader<string, DeploymentRecord | undefined>
  /** By environment id, in turn. */
  readonly unfinished: DataLoader<string, readonly DeploymentRecord[]>
  readonly environment: DataLoader<string, EnvironmentRecord | undefined>
  readonly plan: DataLoader<string, PlanRecord | undefined>
  readonly planDetails: DataLoader<string, PlanDetails | undefined>
  /** By environment id; as the target has them. */
  readonly stacks: DataLoader<string, readonly StackView[]>
  /** By environment id, where that is on AWS. */
  readonly place: DataLoader<string, AwsPlace | undefined>
  /** By environment id; with its newest revision. */
  readonly deployable: DataLoader<string, Deployable | undefined>
}

/** Where requests read from. */
export interface Readable {
  readonly webhooks: Collection<WebhookRecord>
  readonly deliveries: Collection<DeliveryRecord>
  readonly deployments: Collection<DeploymentRecord>
  readonly environments: Collection<EnvironmentRecord>
  readonly plans: Collection<PlanRecord>
  readonly planDetails: Collection<PlanDetailsRecord>
  readonly driver: Pick<StackDriver, 'describe'>
  readonly findPlace: FindPlace
  readonly source: Pick<Source, 'deployable'>
}

/** Made anew for each request. */
export function createLoaders(from: Readable): Loaders {
  const queries = new DataLoader((all: readonly Query<DeploymentRecord>[]) => from.deployments.findEach(all), {
    cache: false,
  })
  const find: Find<DeploymentRecord> = (query) => queries.load(query)
  const place = new DataLoader((ids: readonly string[]) => Promise.all(ids.map((id) => from.findPlace(id))))
  return {
    ...webhookLoaders(from.webhooks, from.deliveries),
    deployment: new DataLoader(byIds(from.deployments)),
    findDeployments: find,
    currentDeployment: new DataLoader((ids: readonly string[]) =>
      Promise.all(ids.map(async (id) => currentAmong(await find(successesIn(id, 1))))),
    ),
    unfinished: new DataLoader((ids: readonly string[]) => Promise.all(ids.map((id) => find(unfinishedIn(id))))),
    environment: new DataLoader(byIds(from.environments)),
    plan: new DataLoader(byIds(from.plans)),
    planDetails: new DataLoader(async (ids: readonly string[]) => {
      const found = await byIds(from.planDetails)(ids)
      return Promise.all(found.map((details) => details && unpackDetails(details.packed)))
    }),
    stacks: loadStacks(from.driver, place),
    place,
    deployable: new DataLoader((ids: readonly string[]) => Promise.all(ids.map((id) => from.source.deployable(id)))),
  }
}
