/** Why a request, or a field of it, is not answered. Every other error is a fault, of which the caller learns only `INTERNAL`. */
export type RefusalCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED' | 'TARGET_UNAVAILABLE'

/**
 * The one error whose message reaches the caller, in `errors[]` with its code as `extensions.code`. For what no payload can
 * say: a query has no `userErrors`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  /** Sent beside the code: `{ hint, retryAfterMs }`. Never anything secret. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: RefusalCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** Nobody is signed in, where somebody has to be. */
export const unauthenticated = (): Refusal =>
  new Refusal('UNAUTHENTICATED', 'Nobody is signed in.', {
    hint: "Send a session's or an API token as 'Authorization: Bearer …'.",
  })

/** @param needed what the caller lacks: `routes:write` */
export const forbidden = (needed: string): Refusal =>
  new Refusal('FORBIDDEN', `This is not permitted: it needs ${needed}.`, {
    hint: 'Ask an admin of the project for a role that has it, or use a token with this scope.',
  })

/** What is not there for the caller, where neither null nor a problem can say so. The same whether it exists or not. */
export const nothingHere = (): Refusal =>
  new Refusal('FORBIDDEN', 'There is nothing here that may be seen.', { hint: 'Check the id, and who is signed in.' })
