/** What the caller can fix: data in the payload of a mutation, never thrown. The codes are those of the schema's `ErrorCode`. */
export interface UserError {
  readonly code:
    | 'NOT_FOUND'
    | 'INVALID'
    | 'CONFLICT'
    | 'STALE_REVISION'
    | 'NAME_TAKEN'
    | 'IDEMPOTENCY_KEY_REUSED'
    | 'LIMIT_EXCEEDED'
    | 'ENVIRONMENT_LOCKED'
    | 'PLAN_STALE'
    | 'PLAN_EXPIRED'
    | 'NOT_CANCELLABLE'
    | 'NOT_ROLLBACKABLE'
    | 'DESTROY_NOT_CONFIRMED'
    | 'PROVIDER_ERROR'
  /** What is wrong, in a sentence. */
  readonly message: string
  /** Where in the arguments: `['input', 'slug']`. */
  readonly field?: readonly string[]
  /** What to do. */
  readonly hint?: string
  /** Whether the same request may succeed later. */
  readonly retryable: boolean
}

/** What a mutation answers when it did nothing. */
export interface Problems {
  readonly userErrors: readonly UserError[]
}

/** What a mutation's work gives: its result, or problems. */
export type Outcome<T extends object> = T | Problems

export const userError = (
  code: UserError['code'],
  message: string,
  details: Partial<Pick<UserError, 'field' | 'hint' | 'retryable'>> = {},
): UserError => ({ code, message, retryable: false, ...details })

export const problems = (...userErrors: UserError[]): Problems => ({ userErrors })

export const hasProblems = <T extends object>(outcome: Outcome<T>): outcome is Problems => 'userErrors' in outcome

/** The one answer for what does not exist and for what the caller may not know of. */
export const notFound = (what: string, field: readonly string[]): Problems =>
  problems(userError('NOT_FOUND', `There is no such ${what}.`, { field, hint: 'Check the id, and who is signed in.' }))
