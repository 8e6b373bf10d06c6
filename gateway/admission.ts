import type { FastifyRequest } from 'fastify'
import type { GraphQLError } from 'graphql'
import type { Identity } from '../services/shared/caller.ts'
import type { Authenticate } from './authenticate.ts'
import { type Introspection, mayIntrospect } from './introspection.ts'
import type { Limits } from './limits.ts'
import type { Passage } from './passage.ts'
import { type Budget, createGuesses } from './rate-limit.ts'
import { refuse } from './refuse.ts'
import { createStanding } from './standing.ts'

interface Admission {
  readonly authenticate: Authenticate
  readonly budget: Budget
  readonly limits: Limits
  readonly introspection: Introspection
}

/**
 * Finds out who asks, and takes the least that a request costs, before anything of its body is read. A credential that stands
 * for nobody is refused, never taken for none.
 */
export function createAdmission({ authenticate, budget, limits, introspection }: Admission) {
  const guesses = createGuesses(limits)

  const find = (credential: string, { requestId, log }: Passage): Promise<Identity | undefined> =>
    authenticate(credential, requestId).catch((error: unknown) => {
      log.error({ err: error, requestId }, 'Nobody could say who asks.')
      throw unavailable()
    })

  async function identify(credential: string, passage: Passage): Promise<void> {
    await guesses.check(passage.ip, credential)
    const identity = await find(credential, passage)
    if (identity === undefined) {
      await guesses.failed(passage.ip, credential)
      throw unknownCredential()
    }
    guesses.succeeded(credential)
    passage.identity = identity
    passage.standing = createStanding(identity, () => find(credential, passage))
  }

  return async ({ passage, headers }: FastifyRequest): Promise<void> => {
    const credential = credentialIn(headers.authorization)
    if (credential !== undefined) await identify(credential, passage)
    passage.mayIntrospect = mayIntrospect(introspection, passage.identity)
    if (passage.identity === undefined) assertSmall(headers, limits.anonymousBodyBytes)
    await budget.spend(passage, 1)
  }
}

/**
 * The token of a header `Authorization: Bearer <token>`. Without one after the word it is as if the header was not there: so it
 * stands in GraphiQL until somebody pastes theirs.
 */
function credentialIn(header: string | undefined): string | undefined {
  if (header === undefined || /^bearer\s*$/i.test(header)) return undefined
  const token = /^bearer\s+(\S+)$/i.exec(header)?.[1]
  if (token !== undefined) return token
  throw refuse('UNAUTHENTICATED', 'The header Authorization is not of the kind Bearer.', {
    status: 401,
    headers: CHALLENGE,
    hint: "Send a session's or an API token as 'Authorization: Bearer …'.",
  })
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="routo"' }

const unknownCredential = (): GraphQLError =>
  refuse('UNAUTHENTICATED', 'This token is unknown, expired or revoked.', {
    status: 401,
    headers: { 'www-authenticate': `${CHALLENGE['www-authenticate']}, error="invalid_token"` },
    hint: 'Sign in again (sessionCreate), or make a new token (apiTokenCreate).',
  })

const unavailable = (): GraphQLError =>
  refuse('SUBGRAPH_UNAVAILABLE', 'Nobody could say whose token this is.', {
    status: 503,
    retryAfterMs: 1_000,
    hint: 'Try again in a moment.',
  })

/** Whoever is not signed in can only register and sign in, which takes a few lines. */
function assertSmall(headers: FastifyRequest['headers'], limit: number): void {
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= limit) return
  throw refuse('BAD_REQUEST', `Without a token a request says its length, which is at most ${limit} bytes.`, {
    status: 413,
    hint: "Send a session's or an API token as 'Authorization: Bearer …'.",
  })
}
