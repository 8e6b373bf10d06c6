import type { Caller } from '../../services/shared/caller.ts'
import { systemCaller } from '../../services/shared/caller.ts'
import type { UserError } from '../../services/shared/problems.ts'
import type { SubgraphTransport } from '../../services/shared/server/subgraph.ts'

/** A session that has begun, or why none has. */
export interface SessionAnswer {
  readonly viewer?: { readonly id: string; readonly name: string } | null
  readonly token?: string | null
  readonly expiresAt?: string | null
  readonly userErrors: readonly UserError[]
}

/** How a browser signs in. */
export type SignIn =
  | { readonly email: string; readonly password: string }
  /** An API token, or the code of a sign-in link. */
  | { readonly credential: string }

/** Begins and ends sessions. */
export interface Sessions {
  /** @throws {Error} the fault or refusal of the subgraph: `errors` has them */
  begin(signIn: SignIn, caller: Caller): Promise<SessionAnswer>
  end(caller: Caller): Promise<void>
}

/** The projects subgraph could not do it, and says why as errors of GraphQL. */
export class SessionsError extends Error {
  override readonly name = 'SessionsError'
  readonly code: unknown
  readonly retryAfterMs: number | undefined

  constructor(message: string, { code, retryAfterMs }: { readonly code?: unknown; readonly retryAfterMs?: unknown }) {
    super(message)
    this.code = code
    this.retryAfterMs = typeof retryAfterMs === 'number' ? retryAfterMs : undefined
  }
}

const ANSWER = '{ viewer { id name } token expiresAt userErrors { code message hint field retryable } }'
const CREATE = `mutation SignIn($input: SessionCreateInput!) { answer: sessionCreate(input: $input) ${ANSWER} }`
const EXCHANGE = `mutation Exchange($credential: String!) { answer: sessionExchange(credential: $credential) ${ANSWER} }`
const DELETE = 'mutation SignOut { answer: sessionDelete { userErrors { code message } } }'

/** Asks the projects subgraph, which keeps sessions. */
export function sessionsWith(projects: SubgraphTransport): Sessions {
  async function ask(query: string, variables: Readonly<Record<string, unknown>>, caller: Caller) {
    const { data, errors } = await projects({ query, variables }, caller)
    const [error] = errors ?? []
    if (error !== undefined) throw new SessionsError(error.message, error.extensions)
    return data?.answer as SessionAnswer // as the texts above ask for
  }
  return {
    begin: (signIn, caller) =>
      'credential' in signIn
        ? ask(EXCHANGE, signIn, { ...systemCaller(caller.requestId), ...(caller.ip && { ip: caller.ip }) })
        : ask(CREATE, { input: signIn }, caller),
    async end(caller) {
      await ask(DELETE, {}, caller)
    },
  }
}
