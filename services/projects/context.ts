import type { Audit } from '../shared/audit.ts'
import type { Feed } from '../shared/feed/event.ts'
import type { RequestContext } from '../shared/server/subgraph.ts'
import type { Accounts } from './accounts/accounts.ts'
import type { AuditLog } from './audit/audit-log.ts'
import type { Drafts } from './drafts/drafts.ts'
import type { Environments } from './environments/environments.ts'
import type { Loaders } from './loaders.ts'
import type { Projects } from './project/projects.ts'
import type { Revisions } from './revisions/revisions.ts'

/** What a resolver has at hand: who asks, what the service can do, and what was read already for this request. */
export interface Context extends Topics, RequestContext {
  readonly load: Loaders
}

/** What the service can do, by topic. Made once. */
export interface Topics {
  readonly accounts: Accounts
  readonly projects: Projects
  readonly environments: Environments
  readonly revisions: Revisions
  readonly drafts: Drafts
  readonly auditLog: AuditLog
  readonly audit: Audit
  readonly feed: Feed
}
