/**
 * `node bench/local-idle.ts 100`: what routo takes while nothing happens, with so many routes deployed: the memory of the control
 * plane and of the local cloud, and their CPU time in a minute.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { deriveKey } from '../services/shared/keys.ts'
import { localDriver } from '../targets/local/driver/local-driver.ts'
import { deploy } from './local/deploy.ts'
import { childrenOf, cpuOf, memoryOf } from './local/processes.ts'
import { table } from './table.ts'

const SECRET = 'a secret of the benchmark, long enough to be one'
/** What a start and a deployment leave behind is cleared away by then. */
const SETTLE_MS = 20_000
const MINUTE_MS = 60_000

const routes = Number(process.argv[2] ?? 100)
const dataDir = await mkdtemp(join(tmpdir(), 'routo-bench-'))
const control = spawn(process.execPath, [join(import.meta.dirname, '../scripts/start.ts')], {
  env: {
    ...process.env,
    ROUTO_DATA_DIR: dataDir,
    ROUTO_PORT: '0',
    ROUTO_CLOUD_PORT: '0',
    ROUTO_SECRET: SECRET,
    ROUTO_LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const url = await cloudUrl()
  await deploy(localDriver({ url, key: deriveKey(SECRET, 'cloud') }), {
    'routes.ts': `import { route } from 'routo'
import { read } from './processors.ts'

export default Array.from({ length: ${routes} }, (_, n) => route(\`Idle\${n}\`).from(\`queue:idle\${n}\`).process(read))
`,
    'processors.ts': 'export const read = (body: string): undefined => void JSON.parse(body)\n',
  })
  await sleep(SETTLE_MS)
  const [cloud = 0] = childrenOf(control.pid ?? 0)
  const processes = [
    ['control plane', control.pid ?? 0],
    ['local cloud', cloud],
  ] as const
  const before = processes.map(([, pid]) => cpuOf(pid))
  await sleep(MINUTE_MS)
  const rows = processes.map(([name, pid], index) => {
    const { rss, pss } = memoryOf(pid)
    return [name, ...[rss, pss].map((mb) => mb.toFixed(0)), (cpuOf(pid) - (before[index] ?? 0)).toFixed(2)]
  })
  console.log(table([`${routes} routes, idle`, 'RSS, MB', 'PSS, MB', 'CPU s per minute'], rows))
  console.log(`executors: ${childrenOf(cloud).length}`)
} finally {
  control.kill('SIGTERM')
  await once(control, 'exit')
  await rm(dataDir, { recursive: true, force: true })
}

/** As it is greeted with. */
async function cloudUrl(): Promise<string> {
  for await (const chunk of control.stdout.setEncoding('utf8')) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+(?=\s*\n\s*\S*(Token|Stop))/.exec(chunk) ?? []
    if (url !== undefined) return url
  }
  throw new Error('routo did not start')
}
