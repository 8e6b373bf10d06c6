import type { Identity } from '../services/shared/caller.ts'
import { systemCaller } from '../services/shared/caller.ts'
import type { SubgraphTransport } from '../services/shared/server/subgraph.ts'

/**
 * Finds out for whom a session or API token stands; undefined when for nobody (any more).
 *
 * @throws {Error} when that cannot be found out now
 */
export type Authenticate = (credential: string, requestId: string) => Promise<Identity | undefined>

const QUERY = 'query Authenticate($credential: String!) { authenticate(credential: $credential) }'

/** Asks the projects subgraph with every request: what was revoked is refused from then on. */
export function authenticateWith(projects: SubgraphTransport): Authenticate {
  return async (credential, requestId) => {
    const { data, errors } = await projects({ query: QUERY, variables: { credential } }, systemCaller(requestId))
    if (errors !== undefined) throw new Error('The projects subgraph could not say who this is.', { cause: errors[0] })
    // Null is the answer for nobody; anything else is an identity as the same release of the service makes it.
    return (data?.authenticate as Identity | null | undefined) ?? undefined
  }
}
