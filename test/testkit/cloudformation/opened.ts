import {
  CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetInput,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type ExecuteChangeSetInput,
  paginateDescribeStackEvents,
  type Stack,
} from '@aws-sdk/client-cloudformation'
import { type CloudFormationOptions, type FakeCloudFormation, startCloudFormation } from './cloudformation.ts'

/** The double, with the SDK's client of it, for one stack `acme`. */
export interface Opened extends AsyncDisposable {
  readonly cloud: FakeCloudFormation
  readonly client: CloudFormationClient
  /** Makes a change set of the template and waits for it. */
  prepare(template: string, more?: Partial<CreateChangeSetInput>): Promise<DescribeChangeSetOutput>
  /** Prepares a change set, executes it, and lets `steps` pass. */
  bring(template: string, more?: Bringing): Promise<void>
  /** All events since the last time, the oldest first: `Orders CREATE_COMPLETE`. */
  news(): Promise<readonly string[]>
  /** Lets time pass until the stack is at rest. */
  rest(): Promise<Stack>
}

export interface Bringing extends Partial<CreateChangeSetInput> {
  readonly execution?: Partial<ExecuteChangeSetInput>
  /** Enough to come to an end otherwise. */
  readonly steps?: number
}

const StackName = 'acme'
const ENOUGH_STEPS = 60

/** Opens it. */
export async function open(options?: CloudFormationOptions): Promise<Opened> {
  const cloud = await startCloudFormation(options)
  const client = new CloudFormationClient({
    region: 'us-east-1',
    endpoint: cloud.url,
    credentials: { accessKeyId: 'one', secretAccessKey: 'secret' },
    maxAttempts: 1,
  })
  let sets = 0
  let told = 0
  let lastId = ''

  /** A stack that is gone is found by its id alone. */
  function stackId(): string {
    lastId = cloud.stack(StackName)?.id ?? lastId
    return lastId
  }

  async function prepare(TemplateBody: string, more: Partial<CreateChangeSetInput> = {}) {
    sets += 1
    const ChangeSetType = cloud.stack(StackName)?.blueprint === undefined ? 'CREATE' : 'UPDATE'
    const { ChangeSetName = `set-${sets}` } = more
    const text = more.TemplateURL === undefined ? { TemplateBody } : {}
    await client.send(new CreateChangeSetCommand({ StackName, ChangeSetName, ChangeSetType, ...text, ...more }))
    await cloud.pass(2)
    stackId()
    return client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }))
  }

  return {
    cloud,
    client,
    prepare,
    async bring(template, { execution, steps = ENOUGH_STEPS, ...more } = {}) {
      const { ChangeSetId, StatusReason, ExecutionStatus } = await prepare(template, more)
      if (ExecutionStatus !== 'AVAILABLE') throw new Error(StatusReason)
      await client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId, ...execution }))
      await cloud.pass(steps)
    },
    async news() {
      const events: string[] = []
      for await (const { StackEvents = [] } of paginateDescribeStackEvents({ client }, { StackName: stackId() })) {
        for (const { LogicalResourceId, ResourceStatus } of StackEvents) {
          events.push(`${LogicalResourceId} ${ResourceStatus}`)
        }
      }
      const fresh = events.toReversed().slice(told)
      told = events.length
      return fresh
    },
    async rest() {
      await cloud.pass(ENOUGH_STEPS)
      const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: stackId() }))
      if (stack === undefined) throw new Error('there is no stack')
      return stack
    },
    async [Symbol.asyncDispose]() {
      client.destroy()
      await cloud[Symbol.asyncDispose]()
    },
  }
}

export interface TemplateOptions {
  readonly timeout?: number
  /** What `Orders` is called. */
  readonly name?: string
  readonly policy?: 'Delete' | 'Retain' | 'RetainExceptOnCreate'
  /** Logical ids and names of other queues. */
  readonly more?: Readonly<Record<string, string>>
  readonly output?: string
}

/** A queue with its dead letters, and others. */
export function queueTemplate({
  timeout = 30,
  name = 'orders',
  policy,
  more = {},
  output = 'Url',
}: TemplateOptions = {}) {
  const policies = policy === undefined ? {} : { DeletionPolicy: policy, UpdateReplacePolicy: 'Retain' }
  const others = Object.entries(more).map(([id, QueueName]) => [
    id,
    { Type: 'AWS::SQS::Queue', ...policies, Properties: { QueueName } },
  ])
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'queues',
    Parameters: {},
    Resources: {
      Orders: {
        Type: 'AWS::SQS::Queue',
        ...policies,
        Properties: {
          QueueName: name,
          VisibilityTimeout: timeout,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 },
        },
      },
      Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
      ...Object.fromEntries(others),
    },
    Outputs: { [output]: { Description: 'Where orders go', Value: { Ref: 'Orders' } } },
  })
}
