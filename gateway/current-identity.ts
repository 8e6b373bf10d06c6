import type { Identity } from '../services/shared/caller.ts'

/** For whom a request is answered, which its own mutations may change: whoever makes a project has a role in it from then on. */
export interface CurrentIdentity {
  /**
   * Undefined when the credential stands for nobody any more.
   *
   * @throws {GraphQLError} SUBGRAPH_UNAVAILABLE, when that cannot be found out
   */
  now(): Promise<Identity | undefined>
  /** What is known may have been true only until now. */
  invalidate(): void
}

/** @param find asks whom the credential stands for; only where somebody wants to know after a change */
export function createCurrentIdentity(identity: Identity, find: () => Promise<Identity | undefined>): CurrentIdentity {
  let known: Promise<Identity | undefined> = Promise.resolve(identity)
  let isOutdated = false
  return {
    now() {
      if (isOutdated) known = find()
      isOutdated = false
      return known
    },
    invalidate() {
      isOutdated = true
    },
  }
}
