import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Log } from '../services/shared/log.ts'
import { refuse } from './refuse.ts'

export const API = '/graphql'

/** Ids that clients may give their requests themselves: nothing that could be mistaken in a log. */
const REQUEST_ID = /^[\w.:-]{1,64}$/

export function requestIdOf(headers: FastifyRequest['headers']): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
}

const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Gives every request its passage, and every answer its id and the headers that keep browsers careful. */
export function welcome(app: FastifyInstance, log: Log): void {
  app.decorateRequest('passage')
  app.addHook('onRequest', async (request, reply) => {
    const { id, ip } = request
    request.passage = { requestId: id, ip, log, mayIntrospect: false, outcome: 'ok' }
    reply.headers({ ...HEADERS, 'x-request-id': id })
  })
}

/** Refuses texts longer than any that a person or a client would write, before they are parsed. */
export const assertShort =
  (limit: number) =>
  async ({ body }: FastifyRequest): Promise<void> => {
    const text = typeof body === 'object' && body !== null && 'query' in body ? body.query : undefined
    if (typeof text !== 'string' || text.length <= limit) return
    throw refuse('QUERY_TOO_COMPLEX', `The text of the operation is longer than ${limit} characters.`, {
      status: 413,
      hint: 'Values belong into variables, which may be longer.',
    })
  }
