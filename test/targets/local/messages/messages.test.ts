import { ListBucketsCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { encodeEnvelope, newEnvelope, openEnvelope } from '../../../../runtime/envelope.ts'
import { route } from '../../../../runtime/index.ts'
import { describeDataPlane, type Letter, type OpenDataPlane } from '../../contract/data-plane-contract.ts'
import { deploy } from '../../contract/operations.ts'
import { releaseOf } from '../../contract/releases.ts'
import { type OpenedCloud, openCloud } from '../opened-cloud.ts'
import { sdkFor } from '../sdk.ts'

async function fail(cloud: OpenedCloud, { route, id, code, body }: Letter): Promise<void> {
  const { sqs } = await sdkFor(cloud)
  const text = (value: string) => ({ DataType: 'String', StringValue: value })
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: `${cloud.url}/000000000000/acme-messages-${route}DLQ`,
      MessageBody: body,
      MessageAttributes: {
        routo: text(encodeEnvelope(openEnvelope(newEnvelope(id, { part: 'x' }), body, 1), 3)),
        ...(code !== undefined && {
          'routo-error-code': text(code),
          'routo-error-message': text(`${code} happened`),
        }),
        'routo-attempts': text('2'),
      },
    }),
  )
}

describeDataPlane('local', async (): Promise<OpenDataPlane> => {
  const cloud = await openCloud()
  return { ...cloud, driver: cloud.driver, dataPlane: cloud.dataPlane, fail: (letter) => fail(cloud, letter) }
})

let cloud: OpenedCloud
beforeAll(async () => {
  cloud = await openCloud()
})
afterAll(async () => {
  await cloud.close()
})

test('a place in a journal that is gone is the beginning of this one', async () => {
  const here = await cloud.dataPlane.records(undefined, { limit: 1, waitMs: 0 })
  expect(await cloud.dataPlane.records('gone1234.99999', { limit: 1, waitMs: 0 })).toEqual(here)
})

test('what went into a queue or a bucket is not sent again when the cloud ends before it has answered', async () => {
  const handler = 'export const handler = () => ({ batchItemFailures: [] })'
  const at = { environmentId: 'env_again_1', environment: 'again', handler }
  const pass = (body: string): string => body
  const routes = [route('Store').from('queue:Kept').process(pass), route('Intake').from('file:Files').process(pass)]
  await deploy(cloud.driver, releaseOf(routes, at), 'deploy')
  const send = (name: string, id: string) =>
    cloud.dataPlane.send({ environmentId: at.environmentId, route: name, body: 'once', headers: {}, id })
  const sent = [await send('Store', 'id-1'), await send('Intake', 'id-2')]
  await cloud.reopen()
  expect([await send('Store', 'id-1'), await send('Intake', 'id-2')]).toEqual(sent)

  const { s3 } = await sdkFor(cloud)
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket: (await bucketOf(s3)) ?? '' }))
  expect(Versions).toHaveLength(1)
})

const bucketOf = async (s3: S3Client): Promise<string | undefined> =>
  (await s3.send(new ListBucketsCommand({}))).Buckets?.find(({ Name = '' }) => Name.includes('files'))?.Name
