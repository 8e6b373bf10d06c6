import { readFile } from 'node:fs/promises'
import { parse } from 'graphql'
import type { Audit } from '../shared/audit.ts'
import { createFeed, type OpenFeed } from '../shared/feed/feed.ts'
import { feedModel } from '../shared/feed/model.ts'
import { idempotencyModel } from '../shared/idempotency/model.ts'
import { createIdempotent } from '../shared/idempotency.ts'
import type { Log } from '../shared/log.ts'
import { createSubgraph } from '../shared/server/create-subgraph.ts'
import type { Subgraph } from '../shared/server/subgraph.ts'
import type { Store } from '../shared/store/store.ts'
import { createAccounts } from './accounts/accounts.ts'
import { accountModel, memberModel, tokenModel } from './accounts/model.ts'
import { createAuditLog } from './audit/audit-log.ts'
import { auditModel } from './audit/model.ts'
import type { Context, Topics } from './context.ts'
import { createDrafts } from './drafts/drafts.ts'
import { checkSecretBox } from './environments/check-secret-box.ts'
import { createEnvironments } from './environments/environments.ts'
import { environmentModel, sealModel } from './environments/model.ts'
import { createSecretBox } from './environments/secret-box.ts'
import { type Collections, createLoaders } from './loaders.ts'
import { type DeployedIn, deployedIn, type Forget, forgetIn, type OtherServices } from './other-services.ts'
import { deletionModel, projectModel } from './project/model.ts'
import { advanceHead, createProjects } from './project/projects.ts'
import { resolvers } from './resolvers.ts'
import { blobModel, revisionModel } from './revisions/model.ts'
import { createRevisions } from './revisions/revisions.ts'

export interface ProjectsOptions {
  /** Of `projectsModels`. Closed with the subgraph. */
  readonly store: Store
  /** 32 bytes: seals the secrets of environments. */
  readonly key: Buffer
  /** Whether anybody may register. */
  readonly signUp: 'open' | 'closed'
  readonly log: Log
  /** Default: the system's clock. */
  readonly now?: () => Date
}

export interface ProjectsService {
  readonly subgraph: Subgraph
  /** Writes what other services in this process did. */
  readonly audit: Audit
  /** Sees to it that whoever has the data directory can own the installation. */
  readonly giveOwnerToken: (dataDir: string) => Promise<void>
  /** Makes the code of a sign-in link for the owner. */
  readonly makeSignInCode: () => Promise<string>
  /** From now on these are told of projects that are deleted. Begins with those whose deletion was interrupted. */
  connect(others: OtherServices): Promise<void>
  /** Finishes deletions that were interrupted, and tells of those that could not be told of. */
  resumeDeletions(): Promise<void>
}

/**
 * The projects subgraph: accounts, projects, environments, revisions, and the audit log.
 *
 * @throws {SettingsError} when the key is not the one that the data was written with
 */
export async function createProjectsService(options: ProjectsOptions): Promise<ProjectsService> {
  const { store, log, now = () => new Date() } = options
  const collections = openCollections(store)
  let others: OtherServices = {}
  const elsewhere = { forget: forgetIn(() => others, log), deployedIn: deployedIn(() => others) }
  const feed = createFeed(store.collection(feedModel), now)
  const topics = await createTopics({ ...options, now }, collections, elsewhere, feed)
  const subgraph = createSubgraph<Context>({
    name: 'projects',
    typeDefs: parse(await readFile(new URL('../../schema/projects.graphql', import.meta.url), 'utf8')),
    resolvers,
    context: (caller) => ({ ...topics, caller, load: createLoaders(collections) }),
    ready: () => store.ping(),
    async close() {
      feed.close()
      await topics.accounts.settled()
      await store.close()
    },
    log,
  })
  return {
    subgraph,
    audit: topics.audit,
    giveOwnerToken: topics.accounts.giveOwnerToken,
    makeSignInCode: topics.accounts.makeSignInCode,
    connect(given) {
      others = given
      return topics.projects.resumeDeletions()
    },
    resumeDeletions: topics.projects.resumeDeletions,
  }
}

const openCollections = (store: Store): Collections => ({
  accounts: store.collection(accountModel),
  tokens: store.collection(tokenModel),
  members: store.collection(memberModel),
  projects: store.collection(projectModel),
  environments: store.collection(environmentModel),
  revisions: store.collection(revisionModel),
  blobs: store.collection(blobModel),
  auditEntries: store.collection(auditModel),
})

async function createTopics(
  { store, key, signUp, log, now }: Required<ProjectsOptions>,
  { projects: records, environments: environmentRecords, revisions: revisionRecords, blobs, auditEntries }: Collections,
  elsewhere: { readonly forget: Forget; readonly deployedIn: DeployedIn },
  feed: OpenFeed,
): Promise<Topics> {
  const box = createSecretBox(key)
  await checkSecretBox(store.collection(sealModel), box)
  const auditLog = createAuditLog({ entries: auditEntries, now, log })
  const audit = auditLog.write
  const idempotent = createIdempotent(store.collection(idempotencyModel), now)
  const accounts = createAccounts({ store, audit, log, now, signUp })
  const environments = createEnvironments({
    environments: environmentRecords,
    projects: records,
    box,
    audit,
    idempotent,
    now,
  })
  const revisions = createRevisions({
    revisions: revisionRecords,
    blobs,
    projectRecords: records,
    projects: { advanceHead: (...move) => advanceHead({ projects: records, now }, ...move) },
    audit,
    feed,
    idempotent,
    now,
  })
  const projects = createProjects({
    projects: records,
    deletions: store.collection(deletionModel),
    members: accounts,
    dependents: [environments, revisions, auditLog],
    forget: elsewhere.forget,
    async deployedIn(projectId, requestId) {
      const ids = await elsewhere.deployedIn(projectId, requestId)
      if (ids === undefined) return undefined
      const known = await environmentRecords.getMany(ids)
      return ids.map((id) => known.get(id)?.name ?? id)
    },
    audit,
    idempotent,
    now,
  })
  const drafts = createDrafts({ projects: records })
  return { accounts, projects, environments, revisions, drafts, auditLog, audit, feed }
}
