import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { encodeEnvelope, newEnvelope, openEnvelope } from '../../../../runtime/envelope.ts'
import { describeDataPlane, type Letter, type OpenDataPlane } from '../../contract/data-plane-contract.ts'
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
        'routo-error-code': text(code),
        'routo-error-message': text(`${code} happened`),
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
