import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GraphQLError } from 'graphql'
import { SESSION } from '../paths.ts'
import type { Budget, Guesses } from '../rate-limit.ts'
import { refuse } from '../refuse.ts'
import { callerOf } from '../request-state.ts'
import { clearCookie, readCookie, setCookie } from './cookie.ts'
import { assertOwnPage } from './own-page.ts'
import { type Sessions, SessionsError, type SignIn } from './sessions.ts'

interface SessionsOptions {
  readonly sessions: Sessions
  /** Finds out who asks. */
  readonly admit: (request: FastifyRequest) => Promise<void>
  readonly budget: Budget
  readonly guesses: Guesses
}

/** As dear as a mutation. */
const COST = 50
const BODY_BYTES = 10_000

/**
 * Signs browsers in and out: `POST /session` takes e-mail and password, an API token, or the code of a sign-in link, and answers with
 * a cookie; `DELETE /session` ends the session, wherever it is used. The session's token is in no answer that a script could read.
 */
export function serveSessions(app: FastifyInstance, { sessions, admit, budget, guesses }: SessionsOptions): void {
  app.post(SESSION, { bodyLimit: BODY_BYTES, onRequest: ownPage }, async (request, reply) => {
    const { state, body } = request
    const signIn = readSignIn(body)
    await budget.spend(state, COST)
    const credential = 'credential' in signIn ? signIn.credential : undefined
    if (credential !== undefined) await guesses.check(state.ip, credential)
    const { viewer, token, expiresAt, userErrors } = await asRefusals(
      sessions.begin(signIn, { requestId: state.requestId, ip: state.ip }),
    )
    if (token == null || expiresAt == null) {
      if (credential !== undefined) await guesses.failed(state.ip, credential)
      return reply.code(422).send({ userErrors })
    }
    setCookie(request, reply, token, new Date(expiresAt))
    return { viewer, expiresAt }
  })

  app.delete(SESSION, { onRequest: ownPage }, async (request, reply) => {
    const isSignedIn = readCookie(request) !== undefined
    clearCookie(request, reply)
    if (isSignedIn) {
      await admit(request)
      await asRefusals(sessions.end(await callerOf(request.state)))
    }
    return reply.code(204).send()
  })
}

const ownPage = async (request: FastifyRequest): Promise<void> => assertOwnPage(request)

function readSignIn(body: unknown): SignIn {
  const { email, password, credential } = Object(body)
  if (typeof credential === 'string') return { credential }
  if (typeof email === 'string' && typeof password === 'string') return { email, password }
  throw refuse('BAD_REQUEST', 'The body has neither "email" and "password" nor "credential".', {
    status: 400,
    hint: 'Send it as JSON: { "email": "…", "password": "…" }.',
  })
}

/** What the subgraph refused, with a status of its own. */
async function asRefusals<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof SessionsError)) throw error
    throw toRefusal(error)
  }
}

const toRefusal = ({ code, message, retryAfterMs }: SessionsError): GraphQLError =>
  code === 'RATE_LIMITED'
    ? refuse('RATE_LIMITED', message, { status: 429, ...(retryAfterMs !== undefined && { retryAfterMs }) })
    : refuse('SUBGRAPH_UNAVAILABLE', 'Nobody could be signed in now.', {
        status: 503,
        retryAfterMs: 1_000,
        hint: 'Try again in a moment.',
      })
