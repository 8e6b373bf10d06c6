import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller, Identity, RateLimit } from '../services/shared/caller.ts'
import type { Log } from '../services/shared/log.ts'
import type { CurrentIdentity } from './current-identity.ts'

/**
 * What is known of a request. It fills up step by step, and is read where the request itself is out of reach: by what answers
 * errors, counts, and writes the log line.
 */
export interface RequestState {
  readonly requestId: string
  readonly ip: string
  readonly log: Log
  /** Who has asked. Absent: nobody is signed in. */
  identity?: Identity
  /** Who that is by now, wherever there is an identity. */
  currentIdentity?: CurrentIdentity
  rateLimit?: RateLimit
  /** Whether the caller may read the schema, and so may be helped with names from it. */
  mayIntrospect: boolean
  operation?: { readonly type: string; readonly name?: string }
  /** Worst of what became of it so far. */
  outcome: 'ok' | 'refused' | 'failed'
}

/** Of the request that is being answered, for the parts of Apollo Server that are told of no request. */
export const requestStates = new AsyncLocalStorage<RequestState>()

declare module 'fastify' {
  interface FastifyRequest {
    state: RequestState
  }
}

/** Ids that clients may give their requests themselves: nothing that could be mistaken in a log. */
const REQUEST_ID = /^[\w.:-]{1,64}$/

/** The id that the client has given its request in `x-request-id`, or a new one. */
export function requestIdOf(headers: FastifyRequest['headers']): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
}

/** Gives every request its state, and every answer the id of its request. */
export function addRequestState(app: FastifyInstance, log: Log): void {
  app.decorateRequest('state')
  app.addHook('onRequest', async (request, reply) => {
    const { id, ip } = request
    request.state = { requestId: id, ip, log, mayIntrospect: false, outcome: 'ok' }
    reply.header('x-request-id', id)
  })
}

/** On whose behalf subgraphs answer, as it is known by now. */
export async function callerOf({ requestId, ip, currentIdentity, rateLimit }: RequestState): Promise<Caller> {
  const identity = await currentIdentity?.now()
  return {
    requestId,
    ip,
    ...(identity !== undefined && { identity }),
    ...(rateLimit !== undefined && { rateLimit }),
  }
}
