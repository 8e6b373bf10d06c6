import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Metrics } from './metrics.ts'
import { API } from './paths.ts'

/** Asked all the time by machines: of no interest unless something is looked for. */
const PROBES: ReadonlySet<unknown> = new Set(['/healthz', '/readyz', '/metrics'])
const LONGEST_NAME = 100

/** Writes one line for each request, without anything that could hold a secret: no query string, no header, no variable. */
export function recordRequests(app: FastifyInstance, metrics: Metrics): void {
  const record = ({ method, url, routeOptions, state }: FastifyRequest, reply: FastifyReply): void => {
    const { requestId, identity, operation, rateLimit } = state
    const path = url.split('?')[0]?.slice(0, LONGEST_NAME)
    const line = {
      requestId,
      method,
      path,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(identity !== undefined && { actor: identity.actor.id }),
      ...(operation !== undefined && { operation: operation.type, name: operation.name?.slice(0, LONGEST_NAME) }),
      ...(rateLimit !== undefined && { cost: rateLimit.cost }),
    }
    state.log[PROBES.has(path) ? 'debug' : 'info'](line, 'Answered.')
    if (routeOptions.url === API) metrics.answered(state, reply.elapsedTime / 1_000)
  }
  app.addHook('onRequest', async (request, reply) => {
    // Also where the client has gone before the end.
    reply.raw.once('close', () => record(request, reply))
  })
}
