import type { IdentityOf } from '../../targets/aws/access/identity.ts'
import type { Orphans } from '../../targets/aws/driver/orphans.ts'
import type { StackDriver } from '../../targets/driver.ts'
import type { Feed } from '../shared/feed/event.ts'
import type { RequestContext } from '../shared/server/subgraph.ts'
import type { Collection } from '../shared/store/collection.ts'
import type { EventRecord } from './deployment/record.ts'
import type { DriftReports } from './drift/drift-reports.ts'
import type { Forgetting } from './environment/forgetting.ts'
import type { Loaders } from './loaders.ts'
import type { Requests } from './requests/requests.ts'
import type { RemoveRetained } from './retained/remove.ts'
import type { RouteTries } from './try/route-tries.ts'
import type { Webhooks } from './webhooks/webhooks.ts'

/** What a resolver has at hand: who asks, what the service can do, and what was read already for this request. */
export interface Context extends Topics, RequestContext {
  readonly load: Loaders
}

/** What the service can do, by topic. Made once. */
export interface Topics {
  readonly webhooks: Webhooks
  readonly tries: RouteTries
  readonly requests: Requests
  readonly forgetting: Forgetting
  readonly feed: Feed
  /** The log of deployments. */
  readonly events: Collection<EventRecord>
  readonly driver: Pick<StackDriver, 'describe'>
  readonly drifts: DriftReports
  readonly identityOf: IdentityOf
  readonly orphans: Pick<Orphans, 'orphans'>
  readonly removeRetained: RemoveRetained
  readonly now: () => Date
}

/** Something that another service keeps. */
export interface Reference {
  readonly id: string
}
