import type { Audit } from '../../shared/audit.ts'
import type { Log } from '../../shared/log.ts'
import type { Collection } from '../../shared/store/collection.ts'
import type { Store } from '../../shared/store/store.ts'
import { type EnvironmentRecord, environmentModel } from '../environments/model.ts'
import { type ProjectRecord, projectModel } from '../project/model.ts'
import { type Background, createBackground } from './background.ts'
import {
  type AccountRecord,
  type AttemptRecord,
  accountModel,
  attemptModel,
  type MemberRecord,
  memberModel,
  type SessionRecord,
  type SignInCodeRecord,
  sessionModel,
  signInCodeModel,
  type TokenRecord,
  tokenModel,
} from './model.ts'

/** What accounts need of the rest of the service. */
export interface AccountsOptions {
  readonly store: Store
  readonly audit: Audit
  readonly log: Log
  readonly now: () => Date
  /** Whether anybody may register; closed, only the owner of the installation registers others. */
  readonly signUp: 'open' | 'closed'
}

/** What every file of this topic works on. */
export interface AccountsDeps extends Omit<AccountsOptions, 'store'> {
  readonly background: Background
  readonly accounts: Collection<AccountRecord>
  readonly sessions: Collection<SessionRecord>
  readonly signInCodes: Collection<SignInCodeRecord>
  readonly tokens: Collection<TokenRecord>
  readonly members: Collection<MemberRecord>
  readonly attempts: Collection<AttemptRecord>
  /** To look whether they exist. */
  readonly projects: Pick<Collection<ProjectRecord>, 'get'>
  readonly environments: Pick<Collection<EnvironmentRecord>, 'getMany'>
}

/** Opens the collections. */
export const openDeps = ({ store, ...rest }: AccountsOptions): AccountsDeps => ({
  ...rest,
  background: createBackground(rest.log),
  accounts: store.collection(accountModel),
  sessions: store.collection(sessionModel),
  signInCodes: store.collection(signInCodeModel),
  tokens: store.collection(tokenModel),
  members: store.collection(memberModel),
  attempts: store.collection(attemptModel),
  projects: store.collection(projectModel),
  environments: store.collection(environmentModel),
})
