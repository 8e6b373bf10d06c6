import { AsyncLocalStorage } from 'node:async_hooks'
import type { Identity, RateLimit } from '../services/shared/caller.ts'
import type { Log } from '../services/shared/log.ts'
import type { Standing } from './standing.ts'

/**
 * What is known of a request on its way through the gateway. It fills up step by step, and is read where the request itself is
 * out of reach: by what answers errors, counts, and writes the log line.
 */
export interface Passage {
  readonly requestId: string
  readonly ip: string
  readonly log: Log
  /** Who has asked. Absent: nobody is signed in. */
  identity?: Identity
  /** Who that is by now, wherever there is an identity. */
  standing?: Standing
  rateLimit?: RateLimit
  /** Whether the caller may read the schema, and so may be helped with names from it. */
  mayIntrospect: boolean
  operation?: { readonly type: string; readonly name?: string }
  /** Worst of what became of it so far. */
  outcome: 'ok' | 'refused' | 'failed'
}

/** The request that is being answered, for the parts of Apollo Server that are told of no request. */
export const passages = new AsyncLocalStorage<Passage>()

declare module 'fastify' {
  interface FastifyRequest {
    passage: Passage
  }
}
