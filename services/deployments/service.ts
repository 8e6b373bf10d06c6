import { readFile } from 'node:fs/promises'
import type { LookupFunction } from 'node:net'
import { parse } from 'graphql'
import type { Audit } from '../shared/audit.ts'
import { createFeed } from '../shared/feed/feed.ts'
import { feedOf } from '../shared/feed/follow.ts'
import { feedModel } from '../shared/feed/model.ts'
import { idempotencyModel } from '../shared/idempotency/model.ts'
import { createIdempotent } from '../shared/idempotency.ts'
import type { Log } from '../shared/log.ts'
import { createSubgraph } from '../shared/server/create-subgraph.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Store } from '../shared/store/store.ts'
import type { Context } from './context.ts'
import { deploymentModel, eventModel } from './deployment/model.ts'
import { createDriftReports } from './drift/drift-reports.ts'
import { driftModel } from './drift/model.ts'
import { createForgetting } from './environment/forgetting.ts'
import { environmentModel } from './environment/model.ts'
import { createLoaders } from './loaders.ts'
import { planDetailsModel, planModel } from './plan/model.ts'
import { removeDeployed } from './requests/remove-deployed.ts'
import { createRequests } from './requests/requests.ts'
import { resolvers } from './resolvers.ts'
import { createRemoveRetained } from './retained/remove.ts'
import { build } from './source/build.ts'
import { createSource } from './source/source.ts'
import { createMemory } from './target/memory.ts'
import { memoryModel } from './target/model.ts'
import { createFindPlace, type TargetNeeds, type Targets } from './target/targets.ts'
import { createRouteTries } from './try/route-tries.ts'
import { startCourier } from './webhooks/courier.ts'
import { eachRequest } from './webhooks/migrations.ts'
import { deliveryModel, followedModel, webhookModel } from './webhooks/model.ts'
import { createOutbound } from './webhooks/outbound.ts'
import { createWebhooks } from './webhooks/webhooks.ts'
import type { WorkerTimes } from './worker/times.ts'
import { createWorker } from './worker/worker.ts'

export interface DeploymentsOptions {
  /** Of `deploymentsModels`. Closed with the subgraph. */
  readonly store: Store
  /** 32 bytes each: one seals the secrets of webhooks, the other the configuration of deployments. */
  readonly keys: { readonly webhooks: Buffer; readonly deployments: Buffer }
  readonly audit: Audit
  /** Of the projects service: what there is to deploy. */
  readonly projects: Pick<Subgraph, 'execute'>
  /** Of the metrics service, whose events webhooks are told of as well. Absent: they are not. */
  readonly metrics?: Pick<Subgraph, 'execute'>
  /** Where stacks are made. */
  readonly openTargets: (needs: TargetNeeds) => Targets
  /** Hosts inside a network that webhooks may reach, in small letters. */
  readonly webhookAllow: readonly string[]
  readonly log: Log
  /** Default: the system's clock. */
  readonly now?: () => Date
  /** How webhooks find addresses. Default: the system's. */
  readonly lookup?: LookupFunction
  readonly times?: WorkerTimes
}

/** What the store of the service keeps. */
export const deploymentsModels = [
  deploymentModel,
  eventModel,
  environmentModel,
  planModel,
  planDetailsModel,
  driftModel,
  memoryModel,
  webhookModel,
  deliveryModel,
  followedModel,
  idempotencyModel,
  feedModel,
]

/** How the documents of earlier releases become those of this one. */
export const deploymentsMigrations = [{ ...eachRequest, version: 2 }]

/** The deployments subgraph: what is deployed where, how it gets there, and the webhooks of projects. */
export async function createDeploymentsService(options: DeploymentsOptions): Promise<Subgraph> {
  const { store, keys, audit, webhookAllow: allow, log, openTargets, now = () => new Date(), lookup, times } = options
  const collections = {
    deployments: store.collection(deploymentModel),
    events: store.collection(eventModel),
    environments: store.collection(environmentModel),
    plans: store.collection(planModel),
    planDetails: store.collection(planDetailsModel),
    drifts: store.collection(driftModel),
    memories: store.collection(memoryModel),
    webhooks: store.collection(webhookModel),
    deliveries: store.collection(deliveryModel),
  }
  const feed = createFeed(store.collection(feedModel), now)
  const outbound = createOutbound({ allow, ...(lookup && { lookup }) })
  const webhooks = createWebhooks({ ...collections, key: keys.webhooks, audit, now, outbound, allow })
  const courier = startCourier({
    ...collections,
    followed: store.collection(followedModel),
    feeds: {
      deployments: feed.read,
      projects: feedOf('projects', options.projects.execute),
      ...(options.metrics && { metrics: feedOf('metrics', options.metrics.execute) }),
    },
    key: keys.webhooks,
    outbound,
    random: Math.random,
    log,
    now,
  })
  const source = createSource(options.projects)
  const findPlace = createFindPlace(source, collections.environments)
  const { driver, identityOf, orphans } = openTargets({ memory: createMemory(collections.memories), findPlace })
  const running = { ...collections, source, build, driver, feed, key: keys.deployments, log, now }
  const worker = createWorker(running, times)
  const idempotent = createIdempotent(store.collection(idempotencyModel), now)
  const requesting = { ...running, audit, idempotent, kick: worker.kick }
  const topics = {
    webhooks,
    tries: createRouteTries(source),
    requests: createRequests(requesting),
    forgetting: createForgetting({ ...collections, remove: (current) => removeDeployed(requesting, current) }),
    feed,
    events: collections.events,
    driver,
    drifts: createDriftReports({ drifts: collections.drifts, driver, now, log }),
    identityOf,
    orphans,
    removeRetained: createRemoveRetained({ orphans, findPlace, audit }),
    now,
  }
  return createSubgraph<Context>({
    name: 'deployments',
    typeDefs: parse(await readFile(new URL('../../schema/deployments.graphql', import.meta.url), 'utf8')),
    resolvers,
    context: (caller) => ({ ...topics, caller, load: createLoaders({ ...collections, driver, findPlace, source }) }),
    ready: () => store.ping(),
    async close() {
      // It stops reading before the feed answers everybody at once.
      const delivered = courier.close()
      feed.close()
      await worker.close()
      await delivered
      await outbound.close()
      await store.close()
    },
    log,
  })
}
