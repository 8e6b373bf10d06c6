import { openDataDir, secretOf } from '../services/shared/data-dir.ts'
import { deriveKey } from '../services/shared/keys.ts'
import type { Log } from '../services/shared/log.ts'
import type { Settings } from '../services/shared/settings.ts'
import { type LocalCloud, openLocalCloud } from '../targets/local/cloud.ts'
import { isLoopback } from '../targets/local/http/hosts.ts'

/**
 * Opens the local cloud in this process, as the settings say.
 *
 * @throws {CloudError | DataDirError} why it cannot be
 */
export async function openCloud(
  { dataDir: path, secret: set, host, cloudPort: port }: Settings,
  log: Log,
): Promise<LocalCloud> {
  const dataDir = await openDataDir(path)
  const secret = await secretOf(dataDir, set)
  const keys = {
    control: deriveKey(secret, 'cloud'),
    data: deriveKey(secret, 'cloud-data'),
    owner: deriveKey(secret, 'cloud-owner'),
  }
  // Whoever lets the network in has said so with ROUTO_HOST.
  return openLocalCloud({ dataDir, host, port, isOpenToNetwork: !isLoopback(host), keys, log })
}
