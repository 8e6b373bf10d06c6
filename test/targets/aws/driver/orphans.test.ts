import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { expect, test } from '@jest/globals'
import { route } from '../../../../runtime/index.ts'
import { deploy } from '../../contract/operations.ts'
import { releaseOf } from '../../contract/releases.ts'
import { openAws } from './opened-aws.ts'

const pass = (body: string): string => body
const store = route('Store').from('queue:Orders').process(pass)
const archive = route('Archive').from('queue:Archived').process(pass)
const at = { environment: 'left', environmentId: 'env_left' }

test('what a removed route has left is listed with what it holds, and removed when somebody says so', async () => {
  await using aws = await openAws()
  const { driver, clients, findPlace } = aws
  const { sqs } = clients(await findPlace(at.environmentId))
  await deploy(driver, releaseOf([store, archive], at), 'with')
  expect(await driver.orphans(at.environmentId)).toEqual([])
  await deploy(driver, releaseOf([store], at), 'without')
  const [archived] = (await driver.orphans(at.environmentId)).filter(({ logicalId }) => logicalId === 'Archived')
  if (archived === undefined) throw new Error('nothing was left')
  await sqs.send(new SendMessageCommand({ QueueUrl: archived.physicalId, MessageBody: 'old' }))
  const listed = async () =>
    (await driver.orphans(at.environmentId)).map(({ logicalId, holds }) => `${logicalId} ${holds}`).toSorted()
  expect(await listed()).toEqual(['ArchiveDLQ 0', 'Archived 1'])

  const refused = driver.purgeOrphan(at.environmentId, archived, 'REFUSE_IF_NOT_EMPTY')
  await expect(refused).rejects.toMatchObject({ code: 'NOT_EMPTY', message: expect.stringContaining('1 message') })
  await driver.purgeOrphan(at.environmentId, archived, 'EMPTY_AND_DELETE')
  await driver.purgeOrphan(at.environmentId, archived, 'EMPTY_AND_DELETE')
  expect(await listed()).toEqual(['ArchiveDLQ 0'])
})
