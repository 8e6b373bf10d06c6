import { expect, test } from '@jest/globals'
import { route } from '../../../../runtime/index.ts'
import { deploy } from '../../contract/operations.ts'
import { releaseOf } from '../../contract/releases.ts'
import { openAws } from './opened-aws.ts'

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const largerStore = route('Store', { memoryMb: 512 }).from('queue:Orders').process(pass)
const at = { environment: 'late', environmentId: 'env_late' }

test('what AWS finds only when it has begun is told by resource, whether a stack is made or changed', async () => {
  await using aws = await openAws()
  const { cloudFormation } = aws.account
  const bring = async (routes: Parameters<typeof releaseOf>[0], reason?: string) => {
    const finding = { logicalId: 'Orders', path: '/Resources/Orders', reason: reason ?? '' }
    cloudFormation.scenario = reason === undefined ? {} : { lateValidation: [finding] }
    const { outcome, events } = await deploy(aws.driver, releaseOf(routes, at), `${at.environmentId}-${reason}`)
    return [
      outcome,
      ...events.flatMap(({ logicalId, status, reason: why }) => (logicalId ? [`${logicalId} ${status}: ${why}`] : [])),
    ]
  }
  expect(await bring([store], 'the name is taken')).toEqual([
    'rolled-back',
    'Orders CREATE_FAILED: the name is taken (/Resources/Orders)',
  ])
  expect((await bring([store]))[0]).toBe('succeeded')
  expect(await bring([largerStore], 'the quota is reached')).toEqual([
    'rolled-back',
    'Orders UPDATE_FAILED: the quota is reached (/Resources/Orders)',
  ])
})
