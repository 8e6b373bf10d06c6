import type { ExitCode } from './exit-codes.ts'

/** How a command failed, for those who read it. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly hint: string | undefined
  readonly details: Readonly<Record<string, unknown>>
  readonly exitCode: ExitCode
}

/** The command cannot go on: what is wrong, in one paragraph, and what to do next. */
export class CliError extends Error implements Failure {
  override readonly name = 'CliError'
  /** Stable, for scripts: `NO_PROJECT`. */
  readonly code: string
  readonly exitCode: ExitCode
  /** What to do next. */
  readonly hint: string | undefined
  /** What a script may want to know beside it. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    message: string,
    {
      code,
      exitCode,
      hint,
      details = {},
      cause,
    }: {
      code: string
      exitCode: ExitCode
      hint?: string
      details?: Readonly<Record<string, unknown>>
      cause?: unknown
    },
  ) {
    super(message, { cause })
    this.code = code
    this.exitCode = exitCode
    this.hint = hint
    this.details = details
  }
}
