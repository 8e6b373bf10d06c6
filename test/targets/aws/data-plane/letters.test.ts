import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Template } from '../../../../compiler/template.ts'
import { decodeEnvelope, encodeEnvelope, newEnvelope, openEnvelope } from '../../../../runtime/envelope.ts'
import { route } from '../../../../runtime/index.ts'
import { createClients } from '../../../../targets/aws/clients.ts'
import { awsDataPlane } from '../../../../targets/aws/data-plane/aws-data-plane.ts'
import type { DataPlane } from '../../../../targets/data-plane.ts'
import { releaseOf } from '../../contract/releases.ts'
import { type OpenedCloud, openCloud } from '../../local/opened-cloud.ts'
import { sdkFor } from '../../local/sdk.ts'
import { deployedStacks } from '../deployed-stacks.ts'
import { credentials, placeIn } from '../places.ts'

const pass = (body: string): string => body
const routes = [
  route('Store').from('queue:Orders').process(pass),
  route('Intake').from('file:Uploads').process(pass),
  route('Nightly').from('trigger:rate(5 minutes)').process(pass),
  route('Hook').from('http:/hook').process(pass),
]
const place = placeIn('us-east-1')
const release = releaseOf(routes, { environmentId: place.environmentId, environment: place.environment })

let cloud: OpenedCloud
let sqs: SQSClient
const urlOf = (name: string): string => `${cloud.url}/000000000000/acme-dev-${name}`

/** Real queues that nothing reads, and a data plane that believes in executors behind them. */
beforeAll(async () => {
  cloud = await openCloud()
  sqs = (await sdkFor(cloud)).sqs
  const queues = release.stacks.flatMap(({ text }) =>
    Object.values((JSON.parse(text) as Template).Resources).filter(({ Type }) => Type === 'AWS::SQS::Queue'),
  )
  for (const { Properties } of queues)
    await sqs.send(new CreateQueueCommand({ QueueName: String(Properties.QueueName) }))
})
afterAll(() => cloud.close())

/** @param client in place of the SDK's own */
function openDataPlane(client: SQSClient = sqs, now: () => number = Date.now): DataPlane {
  const own = { ...createClients({ endpoint: cloud.url, credentials })(place), sqs: client }
  const stacks = deployedStacks(release).map((stack) => ({
    ...stack,
    resources: stack.resources.map((one) => ({
      ...one,
      ...(one.type === 'AWS::SQS::Queue' && { physicalId: one.physicalId.replace(/^.*\/acme-dev-/, urlOf('')) }),
    })),
  }))
  return awsDataPlane({
    clients: () => own,
    findPlace: async () => place,
    places: async () => [place],
    describe: async () => stacks,
    now,
    sleep: async () => {},
    log: { info() {}, warn() {} },
  })
}

async function fail(name: string, id: string, body = `body of ${id}`): Promise<void> {
  // Of two letters of one millisecond SQS does not say which came first.
  await sleep(2)
  const text = (value: string) => ({ DataType: 'String', StringValue: value })
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: urlOf(`${name}DLQ`),
      MessageBody: body,
      MessageAttributes: {
        routo: text(encodeEnvelope(openEnvelope(newEnvelope(id, { part: 'x' }), body, 1), 3)),
        'routo-error-code': text('BAD'),
        'routo-attempts': text('2'),
      },
    }),
  )
}

/** Takes what is in a queue off it. */
async function drain(name: string): Promise<readonly Message[]> {
  const QueueUrl = urlOf(name)
  const found: Message[] = []
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    )
    if (Messages.length === 0) return found
    for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    found.push(...Messages)
  }
}

/** The SDK's client, told of each call, which may fail in its place. */
function watched(before: (command: string) => void): SQSClient {
  const send = async (command: Parameters<SQSClient['send']>[0]) => {
    before(command.constructor.name)
    return sqs.send(command)
  }
  return { send } as unknown as SQSClient // nothing else of it is used
}

const environmentId = place.environmentId
const lettersOf = async (plane: DataPlane, name: string) =>
  (await plane.deadLetters({ environmentId, routes: [name], first: 100 })).letters

test('a look hides letters from nobody afterwards, and is no attempt', async () => {
  const plane = openDataPlane()
  await fail('Store', 'seen')
  const [first] = await lettersOf(plane, 'Store')
  expect(await lettersOf(plane, 'Store')).toEqual([first])
  expect(await lettersOf(openDataPlane(), 'Store')).toEqual([first])
  expect(first).toMatchObject({ messageId: 'seen', receiveCount: 2 })
  expect(await drain('StoreDLQ')).toHaveLength(1)
})

test.each([
  ['Store', 'Orders'],
  ['Intake', 'IntakeInbox'],
  ['Nightly', 'NightlyInbox'],
  ['Hook', 'HookInbox'],
])('a letter of %s is sent to %s again, with another body where one is given', async (name, queue) => {
  const plane = openDataPlane()
  await fail(name, 'again')
  const [letter] = await lettersOf(plane, name)
  expect(await plane.redrive(environmentId, letter?.id ?? '', 'mended')).toBe(true)
  const [message, ...others] = await drain(queue)
  expect(others).toEqual([])
  expect(message?.Body).toBe('mended')
  const { routo, 'routo-error-code': code } = message?.MessageAttributes ?? {}
  expect(code?.StringValue).toBe('BAD')
  expect(decodeEnvelope(routo?.StringValue ?? '')).toMatchObject({
    message: { id: 'again', isReplay: true, headers: { part: 'x' } },
    resumeAt: 3,
  })
  expect(await drain(`${name}DLQ`)).toEqual([])
})

test('a letter that was sent and could not be removed stays, and may be sent again', async () => {
  let isBroken = true
  const client = watched((command) => {
    if (isBroken && command === 'DeleteMessageCommand') throw Object.assign(new Error('cut'), { code: 'ECONNRESET' })
  })
  let clock = Date.now()
  const plane = openDataPlane(client, () => clock)
  await fail('Store', 'twice')
  const [letter] = await lettersOf(plane, 'Store')
  const id = letter?.id ?? ''
  await expect(plane.redrive(environmentId, id)).rejects.toMatchObject({ code: 'UNREACHABLE', retryable: true })
  expect((await drain('Orders')).map(({ Body }) => Body)).toEqual(['body of twice'])
  expect((await plane.deadLetters({ environmentId, first: 1 })).total).toBe(1)
  isBroken = false
  clock += 60_000
  // Whoever held it no longer does.
  await cloud.reopen()
  sqs = (await sdkFor(cloud)).sqs
  expect(await openDataPlane().redrive(environmentId, id)).toBe(true)
  expect((await drain('Orders')).map(({ Body }) => Body)).toEqual(['body of twice'])
})

test('many letters are redriven without each being looked for among all', async () => {
  let receives = 0
  const plane = openDataPlane(
    watched((command) => {
      if (command === 'ReceiveMessageCommand') receives += 1
    }),
  )
  for (let n = 0; n < 40; n += 1) await fail('Store', `letter-${n}`)
  const letters = await lettersOf(plane, 'Store')
  expect(letters.map(({ messageId }) => messageId)).toEqual(letters.map((_, n) => `letter-${n}`))
  expect(receives).toBe(4)
  for (const { id } of letters) expect(await plane.redrive(environmentId, id)).toBe(true)
  expect(receives).toBe(8)
  expect(await drain('Orders')).toHaveLength(40)
})

test('what cannot be reached is told so', async () => {
  const plane = openDataPlane(
    watched(() => {
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    }),
  )
  await expect(plane.depth(environmentId, 'Store')).rejects.toMatchObject({ code: 'UNREACHABLE', retryable: true })
  await expect(plane.deadLetters({ environmentId, first: 1 })).rejects.toMatchObject({ code: 'UNREACHABLE' })
})
