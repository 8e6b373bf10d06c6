import { expect, test } from '@jest/globals'
import { createLambdaHandler } from '../../../runtime/hosts/lambda/index.ts'
import { route } from '../../../runtime/index.ts'
import { contextOf, environmentOf, moduleOf, sqsEvent, sqsRecord, startExecutor } from '../../testkit/executor.ts'
import { startFakeAws } from '../../testkit/fake-aws.ts'
import request from '../fixtures/http-request.json' with { type: 'json' }
import notification from '../fixtures/s3-notification.json' with { type: 'json' }
import sqs from '../fixtures/sqs-event.json' with { type: 'json' }

const nowhere = {
  url: 'http://127.0.0.1:9',
  queueUrl: (queue: string) => `https://sqs.eu-central-1.amazonaws.com/1/${queue}`,
}
const queued = route('Queued').from('queue:In')
const asked = route('Asked')
  .from('http:/')
  .respond((body) => body)

test('an environment that lacks something is told all of it at once', async () => {
  await expect(createLambdaHandler(new Map(), { ROUTO_ROUTE: 'A', ROUTO_VARIABLES: 'API_URL' })).rejects.toThrow(
    "The executor's environment lacks ROUTO_PROJECT, ROUTO_ENVIRONMENT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, API_URL: deploy the route again",
  )
})

test('a route that the bundle has not is named, with those it has', async () => {
  const load = async () => moduleOf(asked.definition)
  await expect(
    createLambdaHandler(
      new Map([
        ['Asked', load],
        ['Other', load],
      ]),
      environmentOf('toString', nowhere),
    ),
  ).rejects.toThrow('ROUTO_ROUTE is toString, but the bundle has Asked, Other: deploy the project again')
})

test('only the route that is asked for is loaded', async () => {
  const load = async () => moduleOf(asked.definition)
  const never = () => Promise.reject(new Error('loaded'))
  await expect(
    createLambdaHandler(
      new Map([
        ['Asked', load],
        ['Other', never],
      ]),
      environmentOf('Asked', nowhere),
    ),
  ).resolves.toBeInstanceOf(Function)
})

test('one address for all services counts where none of its own is given', async () => {
  await using aws = await startFakeAws()
  const env = { AWS_ENDPOINT_URL: aws.url, AWS_ENDPOINT_URL_SQS: undefined, AWS_ENDPOINT_URL_S3: undefined }
  const { handle } = await startExecutor(aws, route('Move').from('queue:In').to('queue:Out'), { env })
  await handle(sqsEvent(sqsRecord('an order')), contextOf())
  expect(aws.sent('Out').map(({ body }) => body)).toEqual(['an order'])
})

const { messageId: _, ...nameless } = sqs.Records[0] ?? { messageId: '' }

test.each([
  [
    'a request',
    queued,
    request,
    'Route Queued takes a batch of SQS messages, but this event is an object with the keys version, routeKey',
  ],
  ['a notification past the queue', queued, notification, 'but this event is one of aws:s3'],
  ['a record without id', queued, { Records: [nameless] }, 'of which one lacks its messageId, receiptHandle or body'],
  ['an event of a bus', queued, { source: 'aws.ecs' }, 'but this event is one of aws.ecs'],
  ['nothing', queued, null, 'but this event is null'],
  ['a text', queued, 'hello', 'but this event is a value of type string'],
  ['an empty object', queued, {}, 'an object with the keys (none)'],
  ['a batch', asked, sqs, 'Route Asked takes a request of API gateway (payload 2.0), but this event is a batch'],
  ['a request in the old format', asked, { ...request, version: '1.0' }, 'but this event is an object with the keys'],
])('%s that the route does not take is refused in words', async (_name, built, event, words) => {
  const { handle } = await startExecutor(nowhere, built)
  await expect(handle(event, contextOf())).rejects.toThrow(words)
})

test('an empty batch is done', async () => {
  const { handle, lines } = await startExecutor(nowhere, queued)
  expect(await handle({ Records: [] }, contextOf())).toEqual({ batchItemFailures: [] })
  expect(lines).toMatchObject([{ received: 0, executions: [] }])
})
