import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where routo keeps what its user has said to it: who is signed in where. Undefined for a user without a home. */
export const configFolder = (env: Environment): string | undefined => folderOf(env, 'XDG_CONFIG_HOME', '.config')

/** Where routo keeps what is so at present: the installations that run here. */
export const stateFolder = (env: Environment): string | undefined => folderOf(env, 'XDG_STATE_HOME', '.local/state')

/** As the XDG Base Directory Specification says. */
function folderOf(env: Environment, name: string, fallback: string): string | undefined {
  if (env[name]) return join(env[name], 'routo')
  return env.HOME ? join(env.HOME, fallback, 'routo') : undefined
}
