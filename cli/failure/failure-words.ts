import type { ExitCode } from './exit-codes.ts'

/** How a command failed, for those who read it. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly hint: string | undefined
  readonly details: Readonly<Record<string, unknown>>
  readonly exitCode: ExitCode
}
