/** What the command's exit status says; docs/cli.md lists them. */
export const exitCodes = {
  OK: 0,
  /** What nobody foresaw. */
  UNEXPECTED: 1,
  /** Arguments, options, routo.json. */
  USAGE: 2,
  /** The routes have errors. */
  CHECK_FAILED: 3,
  /** No token, a wrong one, or one that may not do this. */
  NOT_ALLOWED: 4,
  NOT_FOUND: 5,
  /** Something stands against it: a name taken, a deployment that runs, a revision that has moved on. */
  CONFLICT: 6,
  /** A deployment failed, was cancelled, or was rolled back; a message failed. */
  FAILED: 7,
  /** Nobody answers, or not as routo does. */
  UNREACHABLE: 8,
  /** Ctrl+C. */
  INTERRUPTED: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
