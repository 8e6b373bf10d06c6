import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataPlane } from '../../../targets/data-plane.ts'
import type { StackDriver } from '../../../targets/driver.ts'
import { type LocalCloudOptions, openLocalCloud } from '../../../targets/local/cloud.ts'
import { localDataPlane } from '../../../targets/local/driver/local-data-plane.ts'
import { localDriver } from '../../../targets/local/driver/local-driver.ts'

/** A local cloud in a folder of its own, on a port of its own. */
export interface OpenedCloud {
  readonly url: string
  readonly dataDir: string
  readonly key: Buffer
  readonly driver: StackDriver
  readonly dataPlane: DataPlane
  /** What it logged of faults. */
  readonly faults: readonly string[]
  /** Closes it, and opens it again on another port. */
  reopen(): Promise<void>
  close(): Promise<void>
}

/** Opens one. */
export async function openCloud(options: Partial<LocalCloudOptions> = {}): Promise<OpenedCloud> {
  const dataDir = await mkdtemp(join(tmpdir(), 'routo-cloud-'))
  const keys = { control: randomBytes(32), data: randomBytes(32), owner: randomBytes(32) }
  const faults: string[] = []
  const note = (fields: object, message: string): void => {
    faults.push(`${message} ${Object.values(fields).map(String).join(' ')}`)
  }
  const log = { info() {}, warn: note, error: note }
  const start = async () => {
    const cloud = await openLocalCloud({ dataDir, host: '127.0.0.1', port: 0, keys, log, ...options })
    const client = { url: cloud.url, key: keys.control }
    return { cloud, driver: localDriver(client), dataPlane: localDataPlane(client) }
  }
  let running = await start()
  return {
    get url() {
      return running.cloud.url
    },
    get driver() {
      return running.driver
    },
    get dataPlane() {
      return running.dataPlane
    },
    dataDir,
    key: keys.control,
    faults,
    async reopen() {
      await running.cloud.close()
      running = await start()
    },
    async close() {
      await running.cloud.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
