/** One thing that is wrong with a body: where (a JSON pointer, empty for the whole) and what. */
export interface ValidationProblem {
  readonly path: string
  readonly message: string
}

/**
 * Throw it when trying again may help: the message is received again after a wait.
 *
 * @example throw new RetryableError('the warehouse is closed', { retryAfterMs: 60_000 })
 */
export class RetryableError extends Error {
  override readonly name = 'RetryableError'
  /** Short and stable, for grouping: `HTTP_503`. */
  readonly code: string
  /** The next receive waits so long, instead of the route's backoff. */
  readonly retryAfterMs: number | undefined

  constructor(
    message: string,
    options: ErrorOptions & { readonly code?: string; readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(message, options)
    this.code = options.code ?? 'RETRYABLE'
    this.retryAfterMs = options.retryAfterMs
  }
}

/**
 * Throw it when trying again cannot help: the message goes to the dead-letter queue at once, with the reason.
 *
 * A splitter yields one in place of a part it cannot make: that part alone is dead-lettered, with `body` as its body,
 * and the other parts go on.
 *
 * @example throw new PermanentError('the order has no id')
 * @example yield new PermanentError('row 7 has no order id', { body: row })
 * @example throw new PermanentError('the signature is wrong', { status: 401 }) // in a synchronous http route
 */
export class PermanentError extends Error {
  override readonly name = 'PermanentError'
  /** Short and stable, for grouping: `HTTP_404`, `INVALID_BODY`. */
  readonly code: string
  /** What the dead letter holds when the error stands in place of a part. */
  readonly body: string | undefined
  /** What is wrong with the body, one by one; a synchronous http route answers with them. */
  readonly problems: readonly ValidationProblem[] | undefined
  /** What a synchronous http route answers, 400 to 499. */
  readonly status: number | undefined

  constructor(message: string, options: PermanentErrorOptions = {}) {
    super(message, options)
    this.code = options.code ?? 'PERMANENT'
    this.body = options.body
    this.problems = options.problems
    this.status = options.status
  }
}

interface PermanentErrorOptions extends ErrorOptions {
  readonly code?: string
  readonly body?: string
  readonly problems?: readonly ValidationProblem[]
  /** Default 422. */
  readonly status?: number
}

/** Whether it is a `PermanentError`: told by its name, since it may come from another copy of this module. */
export const isPermanent = (error: unknown): error is PermanentError =>
  error instanceof Error && error.name === 'PermanentError'
