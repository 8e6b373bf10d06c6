import type { Actor, Identity } from '../../shared/caller.ts'
import type { AccountRecord } from './model.ts'

/** Accounts, sessions, API tokens and members. */
export interface Accounts {
  /** Whom a credential stands for; undefined when it is unknown, expired or revoked. */
  authenticate(credential: string): Promise<Identity | undefined>
  findByEmail(email: string): Promise<AccountRecord | undefined>
  /** Accounts and API tokens by id, as actors; those that are gone keep their id as their name. */
  actors(ids: readonly string[]): Promise<readonly Actor[]>
  /** Removes the members and the API tokens of a project that is deleted. */
  removeProject(projectId: string): Promise<void>
}
