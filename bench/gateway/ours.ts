/** Our gateway, over subgraphs in its process, or over signed HTTP to those whose addresses are the arguments. */
import { createGateway } from '../../gateway/gateway.ts'
import { listening } from './child.ts'
import { composed } from './composed.ts'
import { identity, log, ourSubgraph } from './our-services.ts'

const names = ['projects', 'deployments', 'metrics'] as const

const transports = Object.fromEntries(names.map((name) => [name, ourSubgraph(name).execute]))
const { url } = await createGateway({
  supergraph: composed(true),
  transports,
  authenticate: async () => identity,
  settings: { host: '127.0.0.1', port: 0, introspection: 'off' },
  log,
  limits: { costPerMinute: Number.MAX_SAFE_INTEGER },
})
listening(`${url}/graphql`)
