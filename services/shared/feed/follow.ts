import { systemCaller } from '../caller.ts'
import type { SubgraphTransport } from '../server/subgraph.ts'
import type { Feed, FeedPage } from './event.ts'

/** Services that have a feed. */
export type Feeding = 'projects' | 'deployments' | 'metrics'

/**
 * Reads the feed of a service wherever that runs.
 *
 * @throws {Error} when it does not answer
 */
export function feedOf(service: Feeding, transport: SubgraphTransport): Feed['read'] {
  const field = `${service}Feed`
  const query = `query Follow($from: Float, $limit: Int!, $waitMs: Int!) {
    ${field}(from: $from, limit: $limit, waitMs: $waitMs) { events place gap }
  }`
  return async (from, { limit, waitMs }) => {
    const { data, errors } = await transport(
      { query, variables: { from, limit, waitMs } },
      systemCaller(`follow-${service}`),
    )
    const page = data?.[field]
    if (page == null) throw new Error(`The feed of ${service} could not be read.`, { cause: errors?.[0] })
    // As a service of the same release has it.
    return page as FeedPage
  }
}
