import type { FastifyRequest } from 'fastify'
import type { GraphQLError } from 'graphql'
import type { Identity } from '../services/shared/caller.ts'
import type { Authenticate } from './authenticate.ts'
import { createCurrentIdentity } from './current-identity.ts'
import { type Introspection, mayIntrospect } from './introspection.ts'
import type { Limits } from './limits.ts'
import type { Budget, Guesses } from './rate-limit.ts'
import { refuse } from './refuse.ts'
import type { RequestState } from './request-state.ts'
import { readCookie } from './sessions/cookie.ts'
import { assertOwnPage } from './sessions/own-page.ts'

interface Admission {
  readonly authenticate: Authenticate
  readonly budget: Budget
  readonly guesses: Guesses
  readonly limits: Limits
  readonly introspection: Introspection
}

/**
 * Finds out who asks, by the token of the request or by the cookie of a page of ours, and takes the least that a request costs, before anything of its body is read. A credential that stands
 * for nobody is refused, never taken for none.
 */
export function createAdmission({ authenticate, budget, guesses, limits, introspection }: Admission) {
  const find = (credential: string, { requestId, log }: RequestState): Promise<Identity | undefined> =>
    authenticate(credential, requestId).catch((error: unknown) => {
      log.error({ err: error, requestId }, 'Nobody could say who asks.')
      throw unavailable()
    })

  async function identify(credential: string, state: RequestState): Promise<void> {
    await guesses.check(state.ip, credential)
    const identity = await find(credential, state)
    if (identity === undefined) {
      await guesses.failed(state.ip, credential)
      throw unknownCredential()
    }
    guesses.succeeded(credential)
    state.identity = identity
    state.currentIdentity = createCurrentIdentity(identity, () => find(credential, state))
  }

  return async (request: FastifyRequest): Promise<void> => {
    const { state, headers } = request
    const credential = credentialIn(headers.authorization) ?? ownCookie(request)
    if (credential !== undefined) await identify(credential, state)
    state.mayIntrospect = mayIntrospect(introspection, state.identity)
    if (state.identity === undefined) assertSmall(headers, limits.anonymousBodyBytes)
    await budget.spend(state, 1)
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

/** A cookie goes along with whatever a browser asks, so only what pages of ours ask counts. */
function ownCookie(request: FastifyRequest): string | undefined {
  const cookie = readCookie(request)
  if (cookie !== undefined) assertOwnPage(request)
  return cookie
}

/** Says to HTTP clients how to say who they are. */
export const CHALLENGE = { 'www-authenticate': 'Bearer realm="routo"' }

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
