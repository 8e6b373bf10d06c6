import { readFile } from 'node:fs/promises'
import type { LookupFunction } from 'node:net'
import { parse } from 'graphql'
import type { Audit } from '../shared/audit.ts'
import { createFeed } from '../shared/feed/feed.ts'
import { feedModel } from '../shared/feed/model.ts'
import type { Log } from '../shared/log.ts'
import { createSubgraph } from '../shared/server/create-subgraph.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Store } from '../shared/store/store.ts'
import type { Context } from './context.ts'
import { resolvers } from './resolvers.ts'
import { createLoaders } from './webhooks/loaders.ts'
import { deliveryModel, webhookModel } from './webhooks/model.ts'
import { createOutbound } from './webhooks/outbound.ts'
import { createWebhooks } from './webhooks/webhooks.ts'

export interface DeploymentsOptions {
  /** Of `deploymentsModels`. Closed with the subgraph. */
  readonly store: Store
  /** 32 bytes: seals the secrets of webhooks. */
  readonly key: Buffer
  readonly audit: Audit
  /** Hosts inside a network that webhooks may reach, in small letters. */
  readonly webhookAllow: readonly string[]
  readonly log: Log
  /** Default: the system's clock. */
  readonly now?: () => Date
  /** How webhooks find addresses. Default: the system's. */
  readonly lookup?: LookupFunction
}

/** What the store of the service keeps. */
export const deploymentsModels = [webhookModel, deliveryModel, feedModel]

/** The deployments subgraph: today the webhooks of projects. */
export async function createDeploymentsService(options: DeploymentsOptions): Promise<Subgraph> {
  const { store, key, audit, webhookAllow: allow, log, now = () => new Date(), lookup } = options
  const records = store.collection(webhookModel)
  const deliveries = store.collection(deliveryModel)
  const feed = createFeed(store.collection(feedModel), now)
  const outbound = createOutbound({ allow, ...(lookup && { lookup }) })
  const webhooks = createWebhooks({ webhooks: records, deliveries, key, audit, now, outbound, allow })
  return createSubgraph<Context>({
    name: 'deployments',
    typeDefs: parse(await readFile(new URL('../../schema/deployments.graphql', import.meta.url), 'utf8')),
    resolvers,
    context: (caller) => ({ caller, webhooks, feed, load: createLoaders(records, deliveries) }),
    ready: () => store.ping(),
    async close() {
      feed.close()
      await outbound.close()
      await store.close()
    },
    log,
  })
}
