import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { freePort } from '../testkit/free-port.ts'
import { ask, end, type Running, run } from '../testkit/installation.ts'
import { isThorough } from '../testkit/thorough.ts'

const SECRET = 'what-the-receiver-knows-too'

/** Phases after which there is still much to do, even where the answer that tells of them takes its time. */
const MIDWAY = ['BUILD', 'PLAN', 'UPLOAD', 'PROVISION']

/** What the receiver was sent. */
interface Told {
  readonly delivery: string
  readonly event: string
  readonly isSigned: boolean
}

// Fifty programs, one after another, and a minute after which a deployment can be judged.
const thoroughly = isThorough ? describe : describe.skip

thoroughly('examples/ci-pipeline', () => {
  const told: Told[] = []
  let receiver: Server
  let routo: Running
  let restart: () => Promise<void>
  let ownerToken: string
  let dataDir: string
  let bin: string

  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      const body = await text(request)
      const [, seconds, hex] = /^t=(\d+),v1=(\w+)$/.exec(String(request.headers['routo-signature'])) ?? []
      const isSigned = hex === createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex')
      told.push({ delivery: String(request.headers['routo-delivery']), event: JSON.parse(body).event, isSigned })
      // It is not there the first time.
      response.writeHead(told.length === 1 ? 503 : 200).end()
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    dataDir = await mkdtemp(join(tmpdir(), 'routo-'))
    const [port, cloudPort] = [await freePort(), await freePort()]
    const env = { ROUTO_DATA_DIR: dataDir, ROUTO_PORT: `${port}`, ROUTO_CLOUD_PORT: `${cloudPort}` }
    const start = () => run('scripts/start.ts', { ...env, ROUTO_WEBHOOK_ALLOW: '127.0.0.1' }, [])
    routo = await start()
    ownerToken = (await readFile(join(dataDir, 'owner-token'), 'utf8')).trim()
    restart = async () => {
      routo.child.kill('SIGKILL')
      await once(routo.child, 'exit')
      routo = await start()
    }
    // As npm makes it where the package is installed.
    bin = await mkdtemp(join(tmpdir(), 'routo-bin-'))
    const command = join(bin, 'routo')
    await writeFile(command, `#!/bin/sh\nexec '${process.execPath}' '${resolve('cli/bin.js')}' "$@"\n`)
    await chmod(command, 0o755)
  })
  afterAll(async () => {
    await end(routo.child)
    receiver.close()
    for (const folder of [dataDir, bin]) await rm(folder, { recursive: true, force: true })
  })

  /** The newest deployment of the environment of the pipeline. */
  async function newest() {
    const query =
      '{ project(slug: "orders-ci") { environment(name: "staging") { deployments(first: 1) { nodes { id state phase } } } } }'
    const { data } = await ask(routo.url, query, {}, ownerToken)
    return data.project.environment.deployments.nodes[0]
  }

  /** Ends the installation without warning while it deploys, and starts it again. */
  async function restartMidway(): Promise<{ readonly id: string; readonly at: number }> {
    for (;;) {
      const { id, state, phase } = await newest()
      if (state !== 'RUNNING' || !MIDWAY.includes(phase)) {
        await sleep(5)
        continue
      }
      const at = Date.now()
      await restart()
      return { id, at }
    }
  }

  test('a pipeline does its work by exit statuses and JSON alone, also past a restart of the installation', async () => {
    const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
    const script = spawn(resolve('examples/ci-pipeline/pipeline.sh'), ['42', hook], {
      env: {
        PATH: [bin, dirname(process.execPath), process.env.PATH].join(':'),
        HOME: bin,
        TMPDIR: tmpdir(),
        NODE_NO_WARNINGS: '1',
        ROUTO_URL: routo.url,
        ROUTO_TOKEN: ownerToken,
        HOOK_SECRET: SECRET,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 280_000,
    })
    const written = { stdout: '', stderr: '' }
    const atStep5 = Promise.withResolvers<void>()
    script.stdout.on('data', (chunk) => {
      written.stdout += chunk
      if (written.stdout.includes('\n5 ')) atStep5.resolve()
    })
    script.stderr.on('data', (chunk) => {
      written.stderr += chunk
    })
    const ended = once(script, 'close')
    await Promise.race([atStep5.promise, ended])
    const cut = script.exitCode === null ? await restartMidway() : undefined
    const [status] = await ended
    expect({ ...written, status }).toMatchInlineSnapshot(`
{
  "status": 0,
  "stderr": "",
  "stdout": "1 A token for staging alone. What is wrong with the routes?
routes.ts:8 WARNING BRANCH_WITHOUT_OTHERWISE: Messages of route "SortOrders" for which no rule holds are dropped with reason "no-branch". If that is not meant, add otherwise().
routes.ts:8 INFO TARGET_NEVER_READ: No route of the project reads "queue:LargeOrders". Messages wait there for another reader.
2 Deployed. A request that is lost, and asked again, is the same deployment.
SUCCEEDED
3 Two at once: one waits for the other, and can be cancelled as long as it does.
4 One that fails: it says which resource is at fault, why, and what to do.
NAME_TAKEN
The stack orders-ci-staging-0 belongs to another environment.
Nothing that is not its own is changed. Delete what has the name, or choose another one in the routes.
See what would be changed now, with the newest revision
Try the same revision again
5 The installation may be started again in the middle: the deployment goes on, and so does who waits for it.
SUCCEEDED
6 The webhook has told of the failure, once more where the receiver was not there.
deployment.failed 503 200
7 Messages. How many went through, and how fast?
received 5
succeeded 1
failed 0
dropped 4
deadLettered 0
fast enough
every page is in its place
8 Is it worse than before? Then back. Where the token may not go, it does not get.
not worse
ROLLBACK SUCCEEDED
FORBIDDEN
NOT_FOUND
9 What did this pipeline do? What it was refused is not in the log: nothing was done.
deploymentCreate
deploymentCreate
deploymentCreate
deploymentCreate
deploymentRollback
",
}
`)

    const { data } = await ask(routo.url, `{ deployment(id: "${cut?.id}") { state finishedAt } }`, {}, ownerToken)
    expect(data.deployment.state).toBe('SUCCEEDED')
    expect(Date.parse(data.deployment.finishedAt)).toBeGreaterThan(cut?.at ?? 0)

    const [first] = told
    expect(told).toEqual([first, first])
    expect(first).toMatchObject({ event: 'deployment.failed', isSigned: true })
  }, 300_000)
})
