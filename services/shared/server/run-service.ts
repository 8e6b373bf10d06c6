import { once } from 'node:events'
import { DataDirError, openDataDir } from '../data-dir.ts'
import { deriveKey } from '../keys.ts'
import { createLog, type Log } from '../log.ts'
import { type OptionalSetting, readSettings, SettingsError, type SettingsWith } from '../settings.ts'
import { StoreError } from '../store/collection.ts'
import { serveSubgraph } from './serve-subgraph.ts'
import type { Subgraph } from './subgraph.ts'

/** What a service makes itself of. */
export type OpenService<Needed extends OptionalSetting> = (
  settings: SettingsWith<Needed>,
  dataDir: string,
  log: Log,
) => Promise<Subgraph>

/**
 * Runs one service alone in this process, for a gateway in another one, until the process is told to end. It then finishes what
 * is in flight.
 *
 * @param needs what this service cannot do without, beside the secret
 */
export async function runService<Needed extends OptionalSetting = never>(
  open: OpenService<'secret' | Needed>,
  needs: readonly Needed[] = [],
): Promise<void> {
  try {
    const settings = readSettings<'secret' | Needed>(['secret', ...needs])
    const { host, port, secret, logLevel } = settings
    const log = createLog(logLevel)
    const subgraph = await open(settings, await openDataDir(settings.dataDir), log)
    const served = await serveSubgraph(subgraph, { host, port, key: deriveKey(secret, 'calls'), log })
    process.stdout.write(`${subgraph.name}: ${served.url}\n`)
    await toldToEnd()
    await served.close()
    await subgraph.close()
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = 1
  }
}

/** The second time the process ends at once: that is what signals do where nobody listens. */
async function toldToEnd(): Promise<void> {
  const heard = new AbortController()
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, heard)))
  heard.abort()
}

/** What whoever starts the process can put right is a sentence; the rest has to be found. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const known = [SettingsError, DataDirError, StoreError].some((kind) => error instanceof kind)
  return known || 'code' in error ? error.message : (error.stack ?? error.message)
}
