import { dirname, join } from 'node:path'
import { textOf } from './config.ts'

/**
 * The token to sign in with: `ROUTO_TOKEN`; else that of the owner, where the data directory of the installation lies in this folder
 * or one above.
 *
 * @param url of the installation: the owner's token is given to none but one of this machine
 */
export function tokenFor(
  url: string,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): string | undefined {
  if (env.ROUTO_TOKEN) return env.ROUTO_TOKEN
  return isHere(url) ? ownerToken(cwd, env.ROUTO_DATA_DIR) : undefined
}

function ownerToken(from: string, dataDir: string | undefined): string | undefined {
  if (dataDir) return textOf(join(dataDir, 'owner-token'))?.trim()
  for (let folder = from; ; folder = dirname(folder)) {
    const token = textOf(join(folder, '.routo/owner-token'))
    if (token !== undefined) return token.trim()
    if (dirname(folder) === folder) return undefined
  }
}

const isHere = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
