import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { isOpenToOthers, writePrivately } from './private-file.ts'
import { configFolder } from './user-folders.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Who signed in at an installation. */
export interface SignIn {
  readonly token: string
  /** Of whom it is. */
  readonly name: string
  /** Of a session, which ends by itself; an API token has none here. */
  readonly expiresAt?: string
}

type SignIns = Readonly<Record<string, SignIn>>

/** Where sign-ins are kept. @throws {CliError} `NO_HOME` */
export function signInsFile(env: Environment): string {
  const folder = configFolder(env)
  if (folder !== undefined) return join(folder, 'credentials.json')
  throw new CliError('There is no place to keep the token in: neither HOME nor XDG_CONFIG_HOME is set.', {
    code: 'NO_HOME',
    exitCode: exitCodes.USAGE,
    hint: 'Set one of them, or give the token in ROUTO_TOKEN.',
  })
}

/** @throws {CliError} `BAD_CREDENTIALS` */
export function findSignIn(url: string, env: Environment): SignIn | undefined {
  return configFolder(env) === undefined ? undefined : read(signInsFile(env))[url]
}

/** @throws {CliError} `NO_HOME`, `BAD_CREDENTIALS` */
export function keepSignIn(url: string, signIn: SignIn, env: Environment): void {
  const file = signInsFile(env)
  write(file, { ...read(file), [url]: signIn })
}

/** @throws {CliError} `NO_HOME`, `BAD_CREDENTIALS` */
export function forgetSignIn(url: string, env: Environment): void {
  const file = signInsFile(env)
  const { [url]: _gone, ...others } = read(file)
  write(file, others)
}

const write = (file: string, all: SignIns): void => writePrivately(file, `${JSON.stringify(all, null, 2)}\n`)

function read(file: string): SignIns {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats === undefined) return {}
  if (isOpenToOthers(stats))
    throw bad(`${file} can be read by other users of this machine.`, `Run: chmod 600 '${file}'`)
  try {
    return Object(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw bad(`${file} is damaged.`, 'Remove it, and sign in again with: routo login', cause)
  }
}

const bad = (message: string, hint: string, cause?: unknown): CliError =>
  new CliError(message, { code: 'BAD_CREDENTIALS', exitCode: exitCodes.NOT_ALLOWED, hint, cause })
