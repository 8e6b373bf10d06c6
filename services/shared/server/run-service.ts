import { openDataDir } from '../data-dir.ts'
import { deriveKey } from '../keys.ts'
import { createLog, type Log } from '../log.ts'
import { runProgram, together } from '../program.ts'
import { type OptionalSetting, readSettings, type SettingsWith } from '../settings.ts'
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
export const runService = <Needed extends OptionalSetting = never>(
  open: OpenService<'secret' | Needed>,
  needs: readonly Needed[] = [],
): Promise<void> =>
  runProgram(async () => {
    const settings = readSettings<'secret' | Needed>(['secret', ...needs])
    const { host, port, secret, logLevel } = settings
    const log = createLog(logLevel)
    const subgraph = await open(settings, await openDataDir(settings.dataDir), log)
    const served = await serveSubgraph(subgraph, { host, port, key: deriveKey(secret, 'calls'), log })
    process.stdout.write(`${subgraph.name}: ${served.url}\n`)
    return together(served, subgraph)
  })
