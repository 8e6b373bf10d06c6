/** One of our subgraphs behind signed HTTP, in a process of its own. */
import { serveSubgraph } from '../../services/shared/server/serve-subgraph.ts'
import { listening } from './child.ts'
import { callKey, log, ourSubgraph } from './our-services.ts'

const name = process.argv[2] as 'projects' | 'deployments' | 'metrics'
const { url } = await serveSubgraph(ourSubgraph(name), { host: '127.0.0.1', port: 0, key: callKey, log })
listening(url)
