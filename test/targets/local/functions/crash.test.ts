import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { countsOf, putRoute } from './bundled.ts'
import { eventually, openFunctions } from './opened.ts'

const MESSAGES = 2_000
const script = join(import.meta.dirname, 'cloud-process.ts')

/** Lets a cloud work in a process of its own, and kills it after a moment. */
async function workAndKill(folder: string, messages: number, ms: number): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', script, folder, String(messages)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  await new Promise((resolve) => setTimeout(resolve, ms))
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

test('whenever the cloud is killed, each message is worked on, sent on and counted once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'routo-crash-'))
  const processors = `export const work = (body: string) => {
    const until = performance.now() + 0.3
    while (performance.now() < until);
    return body
  }`
  {
    await using cloud = await openFunctions({}, folder)
    await putRoute(cloud, ".process(p.work).to('queue:Out')", processors)
  }
  await workAndKill(folder, MESSAGES, 60)
  await workAndKill(folder, 0, 150)
  {
    await using cloud = await openFunctions({}, folder)
    await eventually(
      () => cloud.queues.depth('In'),
      ({ visible, inFlight }) => visible + inFlight === 0,
    )
    const bodies = cloud.queues.peek('Out', { first: MESSAGES * 2 }).map(({ body }) => body)
    expect(bodies).toHaveLength(MESSAGES)
    expect(new Set(bodies).size).toBe(MESSAGES)
    expect(await countsOf(cloud)).toEqual({ received: MESSAGES, succeeded: MESSAGES, failed: 0, dropped: 0 })
  }
  rmSync(folder, { recursive: true, force: true })
})
