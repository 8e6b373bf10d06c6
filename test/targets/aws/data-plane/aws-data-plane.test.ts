import { setTimeout as sleep } from 'node:timers/promises'
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { encodeEnvelope, newEnvelope, openEnvelope } from '../../../../runtime/envelope.ts'
import { createClients } from '../../../../targets/aws/clients.ts'
import { awsDataPlane } from '../../../../targets/aws/data-plane/aws-data-plane.ts'
import type { StackState } from '../../../../targets/driver.ts'
import { describeDataPlane, type Letter, type OpenDataPlane } from '../../contract/data-plane-contract.ts'
import { type OpenedCloud, openCloud } from '../../local/opened-cloud.ts'
import { sdkFor } from '../../local/sdk.ts'
import { type LogGroups, openInvocations, openLogGroups } from '../log-groups.ts'
import { credentials, placeIn } from '../places.ts'

const place = placeIn('us-east-1', { environmentId: 'env_messages_1', environment: 'messages' })

/** The stacks of the local cloud as AWS tells of its own: queues go by their URLs. */
const asOnAws =
  (cloud: OpenedCloud) =>
  async (environmentId: string): Promise<readonly StackState[]> =>
    (await cloud.driver.describe(environmentId)).map((stack) => ({
      ...stack,
      resources: stack.resources.map((one) =>
        one.type === 'AWS::SQS::Queue' ? { ...one, physicalId: `${cloud.url}/000000000000/${one.physicalId}` } : one,
      ),
    }))

/** AWS of the local cloud's queues, buckets and functions; what functions log is brought to log groups. */
async function openAws(): Promise<OpenDataPlane> {
  const cloud = await openCloud()
  const now = Date.now
  const describe = asOnAws(cloud)
  const groups = await openLogGroups(now)
  const invocations = await openInvocations(async () => {
    const stacks = await describe(place.environmentId)
    return stacks.find(({ outputs }) => outputs.HttpUrl !== undefined)?.outputs.HttpUrl ?? ''
  })
  const { sqs, s3 } = await sdkFor(cloud)
  const at = (endpoint: string) => createClients({ endpoint, credentials })(place)
  const clients = { ...at(cloud.url), sqs, s3, logs: at(groups.url).logs, lambda: at(invocations.url).lambda }
  const dataPlane = awsDataPlane({
    clients: () => clients,
    findPlace: async () => place,
    places: async () => [place],
    describe,
    now,
    sleep: (ms) => sleep(Math.min(ms, 20)),
    log: { info() {}, warn() {} },
    settleMs: 0,
  })
  const stop = new AbortController()
  const bringing = bringLogs(cloud, groups, stop.signal)
  return {
    driver: cloud.driver,
    dataPlane,
    fail: (letter) => fail(cloud, sqs, letter),
    async close() {
      stop.abort()
      await bringing
      await Promise.all([groups.close(), invocations.close()])
      await cloud.close()
    },
  }
}

/** Has log groups get what functions log, as Lambda writes it. */
async function bringLogs(cloud: OpenedCloud, groups: LogGroups, stop: AbortSignal): Promise<void> {
  const { environmentId } = place
  for (let after: string | undefined; !stop.aborted; ) {
    const page = await cloud.dataPlane.logs({
      environmentId,
      first: 100,
      waitMs: 200,
      ...(after !== undefined && { after }),
    })
    after = page.cursor
    for (const { route, ...line } of page.lines) {
      const written = { timestamp: new Date().toISOString(), level: 'INFO', message: JSON.stringify(line) }
      groups.put(`/aws/lambda/acme-messages-${route}Executor`, { at: Date.now(), text: JSON.stringify(written) })
    }
  }
}

async function fail(cloud: OpenedCloud, sqs: SQSClient, { route, id, code, body }: Letter): Promise<void> {
  // Of two letters of one millisecond SQS does not say which came first.
  await sleep(2)
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

describeDataPlane('aws', openAws)
