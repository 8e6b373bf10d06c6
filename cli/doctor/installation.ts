import { Viewer } from '../../client/index.ts'
import type { Context } from '../context/context.ts'
import { installationAt } from '../context/local-installations.ts'
import { failureOf } from '../failure/failure.ts'
import { version } from '../version.ts'
import { broken, type Check, ok, warning } from './check.ts'

/** What answers at the URL; undefined where nobody does. */
export interface Answer {
  readonly isRouto: boolean
  readonly notReady: readonly string[]
  readonly version: string | undefined
  /** How far its clock is ahead of the one here. */
  readonly aheadMs: number
}

const PATIENCE_MS = 5_000

export async function ask(url: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(new URL('/readyz', url), {
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'manual',
    })
    const now = Date.now()
    const { status, notReady = [] } = Object(await response.json().catch(() => undefined))
    return {
      isRouto: status === 'ready' || status === 'not ready',
      notReady,
      version: response.headers.get('routo-version') ?? undefined,
      aheadMs: Date.parse(response.headers.get('date') ?? '') - now,
    }
  } catch {
    return undefined
  }
}

export function checkInstallation({ env, url }: Context, answer: Answer | undefined): Check {
  const name = 'Installation'
  if (answer === undefined) {
    return broken(
      name,
      `nothing answers at ${url}`,
      'Start one here with: routo dev. Or name another one with --url or ROUTO_URL.',
    )
  }
  if (!answer.isRouto)
    return broken(
      name,
      `what answers at ${url} is not routo`,
      'Name the URL of an installation with --url or ROUTO_URL.',
    )
  const own = installationAt(url, env)
  return answer.notReady.length === 0
    ? ok(name, [url, ...(own ? [`process ${own.pid}`] : [])].join(', '))
    : broken(
        name,
        `${url} is not ready: ${answer.notReady.join(', ')}`,
        'Wait a little. If it stays so, its log says why.',
      )
}

export function checkVersion({ version: theirs }: Answer): Check {
  if (theirs === undefined || theirs === version) return ok('Version', theirs ?? version)
  return warning('Version', `it is routo ${theirs}, this is ${version}`, `Use the same one: npx routo@${theirs}`)
}

/** The `date` of an answer has whole seconds. AWS refuses who is five minutes off. */
const FAR_OFF_MS = 60_000

export function checkClock({ aheadMs }: Answer): Check {
  if (Number.isNaN(aheadMs) || Math.abs(aheadMs) < FAR_OFF_MS) return ok('Clock', 'right')
  const minutes = Math.round(Math.abs(aheadMs) / 60_000)
  const found = `${minutes} min ${aheadMs > 0 ? 'behind' : 'ahead of'} that of the installation`
  return broken('Clock', found, 'Set the clock of this machine, or of that one.')
}

export async function checkToken({ client, credential, signal }: Context): Promise<Check> {
  try {
    const found = credential()
    const { viewer } = await client().ask(Viewer, {}, signal)
    if (found && viewer) return ok('Token', `${viewer.name}, from ${found.file ?? found.source}`)
    return broken('Token', 'none', 'Sign in with: routo login. Or put an API token into ROUTO_TOKEN.')
  } catch (error) {
    const { message, hint } = failureOf(error, signal)
    return broken('Token', message, hint ?? 'Sign in with: routo login')
  }
}
