import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deriveKey } from '../../services/shared/keys.ts'

const SECRET = 'a secret of the benchmark, long enough to be one'

/** Starts a local cloud of its own, on a free port. */
export async function startCloud(dataDir: string) {
  const env = {
    ...process.env,
    ROUTO_DATA_DIR: dataDir,
    ROUTO_CLOUD_PORT: '0',
    ROUTO_SECRET: SECRET,
    ROUTO_LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../scripts/cloud.ts')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ url }] = (await once(child, 'message')) as [{ readonly url: string }]
  return {
    url,
    key: deriveKey(SECRET, 'cloud'),
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** The key of the cloud's owner, as tools of AWS read it. */
export async function accessKeyIn(dataDir: string) {
  const text = await readFile(join(dataDir, 'aws-credentials'), 'utf8')
  const value = (name: string) => new RegExp(`${name}\\s*=\\s*(\\S+)`).exec(text)?.[1] ?? ''
  return { accessKeyId: value('aws_access_key_id'), secretAccessKey: value('aws_secret_access_key') }
}
