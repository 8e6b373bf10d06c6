import { fastifyApolloHandler } from '@as-integrations/fastify'
import fastify, { type FastifyInstance } from 'fastify'
import type { Log } from '../services/shared/log.ts'
import { listen } from '../services/shared/server/listen.ts'
import type { Settings } from '../services/shared/settings.ts'
import { createAdmission } from './admission.ts'
import type { Authenticate } from './authenticate.ts'
import { serveDashboard } from './dashboard/serve-dashboard.ts'
import { createDraining } from './draining.ts'
import { handleErrors } from './error-handlers.ts'
import { type Feeds, serveEvents } from './events/events.ts'
import { serveGraphiql } from './graphiql.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { createMetrics } from './metrics.ts'
import { assertShort } from './operation-limits.ts'
import { API } from './paths.ts'
import { type Parts, serveProbes } from './probes.ts'
import { createBudget, createGuesses } from './rate-limit.ts'
import { recordRequests } from './request-log.ts'
import { addRequestState, requestIdOf, requestStates } from './request-state.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { serveSessions } from './sessions/serve-sessions.ts'
import type { Sessions } from './sessions/sessions.ts'
import { startSupergraph, type Transports } from './supergraph.ts'
import { withTimeout } from './timeout.ts'
import { addVersion } from './version-header.ts'

interface GatewayOptions {
  /** The composed SDL of all subgraphs. */
  readonly supergraph: string
  /** One for each subgraph of it. */
  readonly transports: Transports
  readonly authenticate: Authenticate
  /** Begins and ends those of browsers. Absent: browsers cannot sign in. */
  readonly sessions?: Sessions
  /** Folder that the dashboard was built into. Absent: there is none. */
  readonly dashboard?: string
  readonly settings: Pick<Settings, 'host' | 'port' | 'introspection'> & Partial<Pick<Settings, 'trustProxy'>>
  readonly log: Log
  /** What streams of events are made of. */
  readonly feeds?: Feeds
  /** What has to be ready for the gateway to be. */
  readonly parts?: Parts
  readonly limits?: Partial<Limits>
}

export interface Gateway {
  /** Where it listens: `http://127.0.0.1:4000`. */
  readonly url: string
  /** Takes no more requests, and ends when those that it has are answered, or after `limits.drainMs`. */
  close(): Promise<void>
}

/**
 * The front door: one GraphQL API over all subgraphs, the dashboard, GraphiQL, probes. Listens when it returns.
 *
 * @throws {ListenError} when it cannot listen there
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraph, transports, authenticate, sessions, dashboard, settings, log, feeds = {}, parts = {} } = options
  const limits = { ...defaultLimits, ...options.limits }
  const budget = createBudget(limits)
  const guesses = createGuesses(limits)
  const metrics = createMetrics()

  const app = createApp(limits, settings.trustProxy)
  const draining = createDraining(app)
  addRequestState(app, log)
  addSecurityHeaders(app)
  addVersion(app)
  recordRequests(app, metrics)
  handleErrors(app)
  serveProbes(app, { parts, metrics, log, isDraining: draining.hasBegun })
  serveGraphiql(app)

  const admit = createAdmission({ authenticate, budget, guesses, limits, introspection: settings.introspection })
  if (sessions !== undefined) serveSessions(app, { sessions, admit, budget, guesses })
  if (dashboard !== undefined) serveDashboard(app, dashboard)
  const events = serveEvents(app, { feeds, admit, limits, log })
  metrics.countStreams(events.count)

  const server = await startSupergraph({ supergraph, transports, budget, limits, log })
  const answer = fastifyApolloHandler(server, { context: async ({ state }) => ({ state }) })
  app.route({
    method: ['GET', 'POST'],
    url: API,
    bodyLimit: limits.bodyBytes,
    onRequest: admit,
    preHandler: assertShort(limits),
    handler: (request, reply) =>
      requestStates.run(request.state, () => withTimeout(answer.call(app, request, reply), limits.requestMs)),
  })

  const url = await listen(app, settings).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  return {
    url,
    async close() {
      events.close()
      await draining.drain(limits.drainMs)
      await server.stop()
    },
  }
}

const createApp = ({ receiveMs }: Limits, trustProxy: readonly string[] = []): FastifyInstance =>
  fastify({
    trustProxy: [...trustProxy],
    genReqId: ({ headers }) => requestIdOf(headers),
    requestTimeout: receiveMs,
    forceCloseConnections: 'idle',
  })
