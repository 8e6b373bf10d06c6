import type { Readable, Writable } from 'node:stream'
import { type Client, createClient } from '../../client/index.ts'
import { CliError } from '../failure/cli-error.ts'
import { exitCodes } from '../failure/exit-codes.ts'
import { createOutput, type Output } from '../output/output.ts'
import { findConfig, type ProjectConfig } from './config.ts'
import { type Credential, credentialFor } from './credentials.ts'

/** What a command has of the world around it; tests give their own. */
export interface Surroundings {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Writable & { readonly isTTY?: boolean }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  /** Ctrl+C. */
  readonly signal: AbortSignal
}

/** Options that every command has. */
export interface GlobalOptions {
  readonly json?: boolean
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly url?: string
  readonly project?: string
  readonly env?: string
}

/** What a command works with. */
export interface Context extends Surroundings {
  readonly output: Output
  readonly options: GlobalOptions
  /** Where the nearest routo.json is, or the current folder. */
  readonly folder: string
  readonly url: string
  /** What routo.json says. */
  readonly config: Partial<ProjectConfig>
  /** Nothing is asked before it is used. */
  client(): Client
  /** What it signs in with. */
  credential(): Credential | undefined
  /** The slug of the project. @throws {CliError} `NO_PROJECT` */
  project(): string
  /** The name of the environment. */
  environment(): string
}

const DEFAULT_URL = 'http://127.0.0.1:4000'
/** Where nobody says which. */
export const DEFAULT_ENVIRONMENT = 'dev'

/** @throws {CliError} `BAD_CONFIG`, `BAD_URL` */
export function createContext(surroundings: Surroundings, options: GlobalOptions): Context {
  const { cwd, env, stdout, stderr } = surroundings
  const found = findConfig(cwd)
  const config = found?.config ?? {}
  const url = urlOf(options.url ?? (env.ROUTO_URL || undefined) ?? config.url ?? DEFAULT_URL)
  let client: Client | undefined
  const credential = (): Credential | undefined => credentialFor(url, { cwd, env })
  return {
    ...surroundings,
    options,
    output: createOutput({ stdout, stderr, env, json: options.json === true, quiet: options.quiet === true }),
    folder: found?.folder ?? cwd,
    url,
    config,
    client() {
      client ??= createClient({ url, token: credential()?.token })
      return client
    },
    credential,
    project() {
      const slug = options.project ?? config.project
      if (slug !== undefined) return slug
      throw new CliError('Which project is meant? There is no routo.json here, nor in a folder above.', {
        code: 'NO_PROJECT',
        exitCode: exitCodes.USAGE,
        hint: 'Go to the folder of your routes, say --project <slug>, or begin one with: routo init',
      })
    },
    environment: () => options.env ?? config.environment ?? DEFAULT_ENVIRONMENT,
  }
}

function urlOf(text: string): string {
  const url = URL.parse(text)
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin
  throw new CliError(`${text} is no URL of an installation.`, {
    code: 'BAD_URL',
    exitCode: exitCodes.USAGE,
    hint: `It looks like this: ${DEFAULT_URL}. It comes from --url, ROUTO_URL or routo.json.`,
  })
}
