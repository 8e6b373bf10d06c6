/** What the caller of a mutation can mend. */
export interface Problem {
  readonly code: string
  readonly message: string
  /** Where in the input. */
  readonly field?: readonly string[] | null
  /** What to do. */
  readonly hint?: string | null
  readonly retryable?: boolean | null
}

/** The API refused a request, or failed: docs/api.md lists the codes. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError'
  /** `UNAUTHENTICATED`, `FORBIDDEN`, `RATE_LIMITED`, …; `UNREACHABLE`, `NOT_ROUTO` and `OTHER_VERSION` are the client's own. */
  readonly code: string
  readonly hint: string | undefined
  /** Under which the log of the server has the rest. */
  readonly requestId: string | undefined
  /** Whether the same request may succeed later. */
  readonly retryable: boolean
  /** When to ask again at the earliest, where the server says so. */
  readonly retryAfterMs: number | undefined

  constructor(
    message: string,
    {
      code,
      hint,
      requestId,
      retryable = false,
      retryAfterMs,
      cause,
    }: {
      code: string
      hint?: string | undefined
      requestId?: string | undefined
      retryable?: boolean
      retryAfterMs?: number | undefined
      cause?: unknown
    },
  ) {
    super(message, { cause })
    this.code = code
    this.hint = hint
    this.requestId = requestId
    this.retryable = retryable
    this.retryAfterMs = retryAfterMs
  }
}

/** A mutation was not done, as the caller can mend: `userErrors` of its payload, all at once. */
export class ProblemsError extends ApiError {
  override readonly name = 'ProblemsError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const [first] = problems
    super(problems.map(({ message }) => message).join('\n'), {
      code: first?.code ?? 'PROBLEM',
      hint: first?.hint ?? undefined,
      retryable: problems.every(({ retryable }) => retryable === true),
    })
    this.problems = problems
  }
}

/** An error of an answer, as GraphQL has it. */
export interface AnswerError {
  readonly message: string
  readonly extensions?: {
    readonly code?: string
    readonly hint?: string
    readonly requestId?: string
    readonly retryable?: boolean
    readonly retryAfterMs?: number
  }
}

const RETRYABLE: ReadonlySet<string> = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'TARGET_UNAVAILABLE',
  'TIMEOUT',
  'RATE_LIMITED',
])

/** @param otherwiseMs when to ask again, where the error does not say so itself */
export function toApiError({ message, extensions = {} }: AnswerError, otherwiseMs?: number): ApiError {
  const { code = 'INTERNAL', hint, requestId, retryable = RETRYABLE.has(code), retryAfterMs = otherwiseMs } = extensions
  return new ApiError(message, { code, hint, requestId, retryable, retryAfterMs })
}
