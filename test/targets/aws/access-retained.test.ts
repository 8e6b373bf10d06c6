import { expect, test } from '@jest/globals'
import { route } from '../../../runtime/index.ts'
import { createIdentities } from '../../../targets/aws/access/identity.ts'
import { createPreflight } from '../../../targets/aws/access/preflight/preflight.ts'
import { createCall } from '../../../targets/aws/stacks/call.ts'
import type { Finding } from '../../../targets/driver.ts'
import { deploy } from '../contract/operations.ts'
import { releaseOf } from '../contract/releases.ts'
import { openAws } from './driver/opened-aws.ts'

const pass = (body: string): string => body
const both = [route('Store').from('queue:Orders').process(pass), route('Archive').from('queue:Archived').process(pass)]
const at = { environment: 'kept', environmentId: 'env_kept' }

test('what a removed route has left is no conflict for the route that comes back, and would be one for anybody else', async () => {
  await using aws = await openAws()
  const { clients, findPlace } = aws
  const call = createCall({ sleep: async () => {}, random: () => 0 })
  const check = createPreflight({ clients, identityOf: createIdentities(clients), call })
  const driver = aws.another({ check })
  const release = releaseOf(both, at)
  const takenIn = (findings: readonly Finding[]) =>
    findings.filter(({ code }) => code === 'NAME_TAKEN').map(({ logicalId }) => logicalId)
  await deploy(driver, release, 'one')
  await deploy(driver, releaseOf(both.slice(0, 1), at), 'two')
  expect(takenIn(await driver.preflight(release))).toEqual([])
  expect(takenIn(await check(await findPlace(at.environmentId), release))).toEqual(['ArchiveDLQ', 'Archived'])
})
