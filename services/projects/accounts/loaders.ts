import DataLoader from 'dataloader'
import type { Actor } from '../../shared/caller.ts'
import { byIds } from '../../shared/store/by-ids.ts'
import { readActors } from './actors.ts'
import type { AccountsDeps } from './deps.ts'
import { MOST_MEMBERS } from './memberships.ts'
import type { AccountRecord, MemberRecord, TokenRecord } from './model.ts'
import { MOST_TOKENS_OF_PROJECT } from './token-quota.ts'

/** What one request reads of accounts, each thing in one call with others of its kind. */
export interface AccountLoaders {
  readonly account: DataLoader<string, AccountRecord | undefined>
  /** Accounts, API tokens and the system, by id. */
  readonly actor: DataLoader<string, Actor>
  readonly token: DataLoader<string, TokenRecord | undefined>
  /** By project id. */
  readonly membersOf: DataLoader<string, readonly MemberRecord[]>
  /** By project id, the newest first. */
  readonly tokensOf: DataLoader<string, readonly TokenRecord[]>
}

/** Made anew for each request. What a mutation of the same request may change is not kept. */
export const accountLoaders = (deps: Pick<AccountsDeps, 'accounts' | 'tokens' | 'members'>): AccountLoaders => ({
  account: new DataLoader(byIds(deps.accounts)),
  actor: new DataLoader((ids: readonly string[]) => readActors(deps, ids)),
  token: new DataLoader(byIds(deps.tokens), { cache: false }),
  membersOf: new DataLoader(
    (projectIds: readonly string[]) =>
      deps.members.findEach(projectIds.map((projectId) => ({ where: { projectId }, limit: MOST_MEMBERS }))),
    { cache: false },
  ),
  tokensOf: new DataLoader(
    (projectIds: readonly string[]) =>
      deps.tokens.findEach(
        projectIds.map((projectId) => ({
          where: { projectId },
          order: { by: 'createdAt', direction: 'desc' },
          limit: MOST_TOKENS_OF_PROJECT,
        })),
      ),
    { cache: false },
  ),
})
