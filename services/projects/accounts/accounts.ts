import type { Caller, Identity } from '../../shared/caller.ts'
import type { Outcome, Problems } from '../../shared/problems.ts'
import { removeAll } from '../../shared/store/remove-all.ts'
import type { ProjectAnswer } from '../project/model.ts'
import { authenticate } from './authenticate.ts'
import { type AccountsOptions, openDeps } from './deps.ts'
import { type MemberChange, setMember } from './members.ts'
import { addOwner, whyNoMore } from './memberships.ts'
import type { SessionAnswer, TokenAnswer, TokenRecord } from './model.ts'
import { giveOwnerToken } from './owner-token.ts'
import { createPasswords } from './passwords.ts'
import { register } from './registration.ts'
import type { Registration } from './registration-checks.ts'
import { type SignIn, signIn, signOut } from './sessions.ts'
import { exchange, makeSignInCode } from './sign-in-codes.ts'
import type { TokenRequest } from './token-request.ts'
import { createToken, ownTokens, revokeToken, visibleToken } from './tokens.ts'

/** Accounts, sessions, API tokens and members. */
export interface Accounts {
  /** Whom a credential stands for; undefined when it is unknown, expired or revoked. */
  authenticate(credential: string): Promise<Identity | undefined>
  register(caller: Caller, input: Registration): Promise<Outcome<SessionAnswer>>
  signIn(caller: Caller, input: SignIn): Promise<Outcome<SessionAnswer>>
  signOut(caller: Caller): Promise<Outcome<SessionAnswer>>
  /** Begins a session for who has an API token, or a code of `makeSignInCode`. */
  exchange(caller: Caller, credential: string): Promise<Outcome<SessionAnswer>>
  /** Makes what signs a browser in as the owner, once: see `sign-in-codes.ts`. */
  makeSignInCode(): Promise<string>
  createToken(caller: Caller, request: TokenRequest): Promise<Outcome<TokenAnswer>>
  revokeToken(caller: Caller, id: string): Promise<Outcome<TokenAnswer>>
  /** Those of the caller's account, as far as the caller may know of them. */
  ownTokens(caller: Caller): Promise<readonly TokenRecord[]>
  /** Undefined where the caller may not know of it. */
  token(caller: Caller, id: string): Promise<TokenRecord | undefined>
  setMember(caller: Caller, change: MemberChange): Promise<Outcome<ProjectAnswer>>
  /** Makes an account the first owner of a project. May be repeated. */
  addOwner(projectId: string, accountId: string): Promise<void>
  /** Why an account can be a member of no further project, also as its creator. */
  whyNoMoreProjects(accountId: string): Promise<Problems | undefined>
  /** Removes the members and the API tokens of a project that is deleted. */
  removeProject(projectId: string): Promise<void>
  /** Sees to it that whoever has the data directory can own the installation: see `owner-token.ts`. */
  giveOwnerToken(dataDir: string): Promise<void>
  /** Resolves once nothing is going on any more that no answer waited for: before the store is closed. */
  settled(): Promise<void>
}

/** Opens the accounts of an installation. */
export function createAccounts(options: AccountsOptions): Accounts {
  const deps = openDeps(options)
  const passwords = createPasswords()
  return {
    authenticate: (credential) => authenticate(deps, credential),
    register: (caller, input) => register(deps, passwords, caller, input),
    signIn: (caller, input) => signIn(deps, passwords, caller, input),
    signOut: (caller) => signOut(deps, caller),
    exchange: (caller, credential) => exchange(deps, caller, credential),
    makeSignInCode: () => makeSignInCode(deps),
    createToken: (caller, request) => createToken(deps, caller, request),
    revokeToken: (caller, id) => revokeToken(deps, caller, id),
    ownTokens: (caller) => ownTokens(deps, caller),
    token: (caller, id) => visibleToken((each) => deps.tokens.get(each), caller, id),
    setMember: (caller, change) => setMember(deps, caller, change),
    addOwner: (projectId, accountId) => addOwner(deps, projectId, accountId),
    whyNoMoreProjects: (accountId) => whyNoMore(deps, accountId, ['input']),
    async removeProject(projectId) {
      await removeAll(deps.tokens, { where: { projectId }, order: { by: 'createdAt', direction: 'asc' } })
      await removeAll(deps.members, { where: { projectId } })
    },
    giveOwnerToken: (dataDir) => giveOwnerToken(deps, dataDir),
    settled: () => deps.background.settled(),
  }
}
