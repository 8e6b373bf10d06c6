import { ApiError } from '../../client/index.ts'
import type { Failure } from './cli-error.ts'
import { CliError } from './cli-error.ts'
import { diskFailureOf } from './disk-failure.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** @param signal Ctrl+C: what it cuts off is no failure */
export function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof CliError) return error
  if (signal.aborted) {
    const message = 'Interrupted. What the installation was asked to do goes on there.'
    return { code: 'INTERRUPTED', message, hint: undefined, details: {}, exitCode: exitCodes.INTERRUPTED }
  }
  if (error instanceof ApiError) return failureOfApi(error)
  const onDisk = diskFailureOf(error)
  if (onDisk !== undefined) return onDisk
  const message = error instanceof Error ? error.message : String(error)
  const hint = 'Run it again with --verbose to see where.'
  return { code: 'UNEXPECTED', message, hint, details: {}, exitCode: exitCodes.UNEXPECTED }
}

function failureOfApi({ code, message, hint, requestId }: ApiError): Failure {
  const details = requestId === undefined ? {} : { requestId }
  const inLog =
    requestId === undefined ? undefined : `The log of the installation has more, under request ${requestId}.`
  const next = OWN_HINTS[code] ?? hint ?? HINTS[code] ?? (code === 'INTERNAL' ? inLog : undefined)
  return { code, message, hint: next, details, exitCode: exitCodeOf(code) }
}

/** Where the API speaks of its own operations, the command line has commands. */
const OWN_HINTS: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Sign in with: routo login. Or put an API token into ROUTO_TOKEN.',
}

const HINTS: Readonly<Record<string, string>> = {
  UNREACHABLE: 'Start an installation here with: routo dev. Or name another one with --url or ROUTO_URL.',
  NOT_ROUTO: 'Name the URL of an installation with --url or ROUTO_URL.',
  NAME_TAKEN: 'Choose another name.',
  FORBIDDEN: 'Ask an administrator of the project, or use a token with the scope.',
}

const EXIT_CODES: Readonly<Record<string, ExitCode>> = {
  UNREACHABLE: exitCodes.UNREACHABLE,
  NOT_ROUTO: exitCodes.UNREACHABLE,
  OTHER_VERSION: exitCodes.UNREACHABLE,
  SUBGRAPH_UNAVAILABLE: exitCodes.UNREACHABLE,
  TIMEOUT: exitCodes.UNREACHABLE,
  UNAUTHENTICATED: exitCodes.NOT_ALLOWED,
  FORBIDDEN: exitCodes.NOT_ALLOWED,
  NOT_FOUND: exitCodes.NOT_FOUND,
  INVALID: exitCodes.USAGE,
  INTERNAL: exitCodes.UNEXPECTED,
}

/** Of the problems that a caller can mend, most stand against what is there. */
const exitCodeOf = (code: string): ExitCode => EXIT_CODES[code] ?? exitCodes.CONFLICT
