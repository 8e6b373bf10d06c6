/**
 * Throw it when trying again may help: the message is received again after a wait.
 *
 * @example throw new RetryableError('the warehouse is closed', { retryAfterMs: 60_000 })
 */
export class RetryableError extends Error {
  override readonly name = 'RetryableError'
  readonly retryAfterMs: number | undefined

  constructor(message: string, options: ErrorOptions & { readonly retryAfterMs?: number } = {}) {
    super(message, options)
    this.retryAfterMs = options.retryAfterMs
  }
}

/**
 * Throw it when trying again cannot help: the message goes to the dead-letter queue at once, with the reason.
 *
 * @example throw new PermanentError('row 7 has no order id')
 */
export class PermanentError extends Error {
  override readonly name = 'PermanentError'
  /** Short and stable, for grouping: `HTTP_404`, `INVALID_BODY`. */
  readonly code: string

  constructor(message: string, options: ErrorOptions & { readonly code?: string } = {}) {
    super(message, options)
    this.code = options.code ?? 'PERMANENT'
  }
}
