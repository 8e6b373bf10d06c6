import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { installForChaos } from '../testkit/chaos-installation.ts'

/** When the cloud that was killed is being started again: after a tenth of a second, for some tenths. */
const RESTARTING_MS = 200

test('an installation ends when it is told to, also while it starts its cloud again', async () => {
  const routo = await installForChaos()
  await routo.kill('cloud', 0)
  await sleep(RESTARTING_MS)
  await routo.stop()
  await expect(fetch(`${routo.cloudUrl}/_routo/healthz`)).rejects.toThrow()
})
