import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from '@jest/globals'
import { type CloudFormationOptions, startCloudFormation } from './cloudformation.ts'

/** A template of two queues, one of which is the dead letters of the other, and a function that reads it. */
const template = (timeout = 30) =>
  JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'two queues',
    Resources: {
      Orders: {
        Type: 'AWS::SQS::Queue',
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          QueueName: 'orders',
          VisibilityTimeout: timeout,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 },
        },
      },
      Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    },
    Outputs: { Url: { Description: 'Where orders go', Value: { Ref: 'Orders' } } },
  })

async function open(options?: CloudFormationOptions) {
  const cloud = await startCloudFormation(options)
  const client = new CloudFormationClient({
    region: 'us-east-1',
    endpoint: cloud.url,
    credentials: { accessKeyId: 'one', secretAccessKey: 'secret' },
  })
  const at = { StackName: 'acme', ChangeSetName: 'first' }
  return {
    cloud,
    client,
    async bring(body: string, ChangeSetName: string, ChangeSetType: 'CREATE' | 'UPDATE') {
      const set = { ...at, ChangeSetName }
      await client.send(new CreateChangeSetCommand({ ...set, ChangeSetType, TemplateBody: body }))
      await cloud.pass(2)
      const described = await client.send(new DescribeChangeSetCommand(set))
      if (described.ExecutionStatus === 'AVAILABLE') await client.send(new ExecuteChangeSetCommand(set))
      return described
    },
    async events() {
      const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'acme' }))
      return StackEvents.toReversed().map(
        ({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`,
      )
    },
    async describe() {
      const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: 'acme' }))
      return Stacks[0]
    },
    async [Symbol.asyncDispose]() {
      client.destroy()
      await cloud[Symbol.asyncDispose]()
    },
  }
}

test('a change set becomes a stack, what is referred to before what refers to it', async () => {
  await using it = await open()
  const { Changes } = await it.bring(template(), 'first', 'CREATE')
  expect(
    Changes?.map(({ ResourceChange }) => `${ResourceChange?.Action} ${ResourceChange?.LogicalResourceId}`),
  ).toEqual(['Add Orders', 'Add Dead'])
  await it.cloud.pass(10)
  expect(await it.events()).toEqual([
    'acme REVIEW_IN_PROGRESS',
    'acme CREATE_IN_PROGRESS',
    'Dead CREATE_IN_PROGRESS',
    'Dead CREATE_IN_PROGRESS',
    'Dead CREATE_COMPLETE',
    'Orders CREATE_IN_PROGRESS',
    'Orders CREATE_IN_PROGRESS',
    'Orders CREATE_COMPLETE',
    'acme CREATE_COMPLETE',
  ])
  expect(await it.describe()).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Outputs: [{ OutputKey: 'Url', OutputValue: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders' }],
    CreationTime: expect.any(Date),
  })
})
