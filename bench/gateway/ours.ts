/** Our gateway, over subgraphs in its process, or over signed HTTP to those whose addresses are the arguments. */
import { createGateway } from '../../gateway/gateway.ts'
import { remoteSubgraph } from '../../services/shared/server/remote-subgraph.ts'
import type { Subgraph } from '../../services/shared/server/subgraph.ts'
import { listening } from './child.ts'
import { composed } from './composed.ts'
import { callKey, identity, log, ourSubgraph } from './our-services.ts'

const names = ['projects', 'deployments', 'metrics'] as const

const urls = process.argv.slice(2)
const subgraph = (name: (typeof names)[number], index: number): Subgraph => {
  const url = urls[index]
  return url === undefined ? ourSubgraph(name) : remoteSubgraph({ name, url, key: callKey, log })
}
const transports = Object.fromEntries(names.map((name, index) => [name, subgraph(name, index).execute]))
const { url } = await createGateway({
  supergraph: composed(true),
  transports,
  authenticate: async () => identity,
  settings: { host: '127.0.0.1', port: 0, introspection: 'off' },
  log,
  limits: { costPerMinute: Number.MAX_SAFE_INTEGER },
})
listening(`${url}/graphql`)
