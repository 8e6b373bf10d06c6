import { dirname, join } from 'node:path'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { textOf } from './config.ts'
import { installationAt, isHere } from './local-installations.ts'
import { findSignIn, signInsFile } from './sign-ins.ts'

/** What to sign in with, and where it is from. */
export interface Credential {
  readonly token: string
  readonly source: 'ROUTO_TOKEN' | 'login' | 'owner-token'
  /** Where it is kept. */
  readonly file?: string
}

interface Place {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * The token for an installation: `ROUTO_TOKEN`; else what `routo login` has kept for this very URL; else, on this machine, that of
 * the owner: of the installation of this user that runs there, or whose data directory lies in this folder or one above.
 *
 * @throws {CliError} `SIGN_IN_ENDED`, `BAD_CREDENTIALS`
 */
export function credentialFor(url: string, { cwd, env }: Place): Credential | undefined {
  if (env.ROUTO_TOKEN) return { token: env.ROUTO_TOKEN, source: 'ROUTO_TOKEN' }
  return keptFor(url, env) ?? (isHere(url) ? ownersOf(url, { cwd, env }) : undefined)
}

function keptFor(url: string, env: Place['env']): Credential | undefined {
  const kept = findSignIn(url, env)
  if (kept === undefined) return undefined
  if (kept.expiresAt === undefined || Date.parse(kept.expiresAt) > Date.now()) {
    return { token: kept.token, source: 'login', file: signInsFile(env) }
  }
  throw new CliError(`You were signed in at ${url} as ${kept.name} until ${kept.expiresAt.slice(0, 10)}.`, {
    code: 'SIGN_IN_ENDED',
    exitCode: exitCodes.NOT_ALLOWED,
    hint: 'Sign in again with: routo login',
  })
}

function ownersOf(url: string, { cwd, env }: Place): Credential | undefined {
  const dataDir = env.ROUTO_DATA_DIR || installationAt(url, env)?.dataDir
  for (const file of dataDir ? [join(dataDir, 'owner-token')] : above(cwd)) {
    const token = textOf(file)?.trim()
    if (token) return { token, source: 'owner-token', file }
  }
  return undefined
}

function* above(cwd: string): Generator<string> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    yield join(folder, '.routo/owner-token')
    if (dirname(folder) === folder) return
  }
}
