import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** An installation that lives as long as the demo. */
export interface OwnInstallation {
  readonly url: string
  readonly token: string
  stop(): Promise<void>
}

const WHERE = /http:\/\/127\.0\.0\.1:\d+/

/** Starts what `npm start` starts, on free ports, with its data in the folder. */
export async function startOwn(dataDir: string): Promise<OwnInstallation> {
  const env = {
    ...process.env,
    ROUTO_DATA_DIR: dataDir,
    ROUTO_PORT: '0',
    ROUTO_CLOUD_PORT: '0',
    ROUTO_LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, '../start.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const [found] = WHERE.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
    void ended.then(() => reject(new Error('The installation did not start.')))
  })
  return {
    url,
    token: (await readFile(join(dataDir, 'owner-token'), 'utf8')).trim(),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
