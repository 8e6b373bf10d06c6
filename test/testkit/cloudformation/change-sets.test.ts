import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  paginateDescribeChangeSet,
  UpdateStackCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from '@jest/globals'
import { open, queueTemplate } from './opened.ts'

const StackName = 'acme'

test('a change set tells what would be changed, and what would be made anew for it', async () => {
  await using it = await open()
  await it.bring(queueTemplate({ more: { Old: 'old' } }))
  const { Changes = [] } = await it.prepare(queueTemplate({ timeout: 60, name: 'orders-2', more: { New: 'new' } }))
  expect(Changes.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
    {
      Action: 'Modify',
      LogicalResourceId: 'Orders',
      Replacement: 'True',
      Scope: ['Properties'],
      Details: [
        { Target: { Name: 'QueueName', RequiresRecreation: 'Always', BeforeValue: 'orders', AfterValue: 'orders-2' } },
        { Target: { Name: 'VisibilityTimeout', RequiresRecreation: 'Never', BeforeValue: '30', AfterValue: '60' } },
      ],
    },
    { Action: 'Add', LogicalResourceId: 'New' },
    { Action: 'Remove', LogicalResourceId: 'Old', PolicyAction: 'Delete' },
  ])
})

test('a change set without changes fails in the words of AWS', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  expect(await it.prepare(queueTemplate())).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  })
  const update = new UpdateStackCommand({ StackName, TemplateBody: queueTemplate() })
  await expect(it.client.send(update)).rejects.toThrow('No updates are to be performed.')
})

test('another output is a change of no resource', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  await it.bring(queueTemplate({ output: 'Address' }))
  expect(await it.rest()).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', Outputs: [{ OutputKey: 'Address' }] })
})

test('other tags of the stack change everything that carries them', async () => {
  await using it = await open()
  await it.bring(queueTemplate(), { Tags: [{ Key: 'deployment', Value: '1' }] })
  const { Changes } = await it.prepare(queueTemplate(), { Tags: [{ Key: 'deployment', Value: '2' }] })
  expect(Changes?.map(({ ResourceChange }) => ResourceChange?.Scope)).toEqual([['Tags'], ['Tags']])
})

test('a stack under review is there, and can neither be updated nor is one of its resources', async () => {
  await using it = await open()
  await it.prepare(queueTemplate())
  const { Stacks } = await it.client.send(new DescribeStacksCommand({ StackName }))
  expect(Stacks).toMatchObject([{ StackStatus: 'REVIEW_IN_PROGRESS', Outputs: [] }])
  await expect(it.prepare(queueTemplate(), { ChangeSetType: 'UPDATE' })).rejects.toThrow(
    'is in REVIEW_IN_PROGRESS state and can not be updated.',
  )
})

test('the name of a change set is taken until it is deleted, except for a repeat', async () => {
  await using it = await open()
  const set = { StackName, ChangeSetName: 'one', TemplateBody: queueTemplate(), ChangeSetType: 'CREATE' as const }
  const first = await it.client.send(new CreateChangeSetCommand({ ...set, ClientToken: 'a' }))
  expect(await it.client.send(new CreateChangeSetCommand({ ...set, ClientToken: 'a' }))).toMatchObject({ Id: first.Id })
  const other = it.client.send(new CreateChangeSetCommand({ ...set, ClientToken: 'b' }))
  await expect(other).rejects.toMatchObject({ name: 'AlreadyExistsException' })
  await it.client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName: 'one' }))
  await it.client.send(new CreateChangeSetCommand({ ...set, ClientToken: 'b' }))
})

test('executing one change set deletes the others', async () => {
  await using it = await open()
  await it.bring(queueTemplate())
  await it.prepare(queueTemplate({ timeout: 60 }), { ChangeSetName: 'sixty' })
  await it.prepare(queueTemplate({ timeout: 90 }), { ChangeSetName: 'ninety' })
  await it.client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName: 'ninety' }))
  await it.rest()
  const { Summaries } = await it.client.send(new ListChangeSetsCommand({ StackName }))
  expect(Summaries).toMatchObject([{ ChangeSetName: 'ninety', ExecutionStatus: 'EXECUTE_COMPLETE' }])
  const gone = it.client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName: 'sixty' }))
  await expect(gone).rejects.toMatchObject({
    name: 'ChangeSetNotFoundException',
    message: 'ChangeSet [sixty] does not exist',
  })
})

test('many changes come in pages', async () => {
  await using it = await open({ scenario: { pageSize: 2 } })
  const more = Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((id) => [id, id.toLowerCase()]))
  const { ChangeSetId: ChangeSetName } = await it.prepare(queueTemplate({ more }))
  const pages: number[] = []
  for await (const { Changes } of paginateDescribeChangeSet({ client: it.client }, { ChangeSetName })) {
    pages.push(Changes?.length ?? 0)
  }
  expect(pages).toEqual([2, 2, 2, 1])
})

test('what AWS finds early makes the change set fail, and is told with its place', async () => {
  const finding = {
    logicalId: 'Orders',
    path: '/Resources/Orders/Properties/VisibilityTimeout',
    reason: '99999 is greater than the maximum of 43200',
  }
  await using it = await open({ scenario: { earlyValidation: [finding] } })
  const { Status, StatusReason, ChangeSetId } = await it.prepare(queueTemplate())
  expect([Status, StatusReason]).toEqual([
    'FAILED',
    expect.stringContaining('AWS::EarlyValidation::PropertyValidation'),
  ])
  const { OperationEvents } = await it.client.send(
    new DescribeEventsCommand({ ChangeSetName: ChangeSetId, Filters: { FailedEvents: true } }),
  )
  expect(OperationEvents).toMatchObject([
    {
      EventType: 'VALIDATION_ERROR',
      LogicalResourceId: 'Orders',
      ValidationPath: finding.path,
      ValidationStatusReason: finding.reason,
    },
  ])
})

test('what AWS finds only when it has begun fails the operation, and touches nothing', async () => {
  const finding = { logicalId: 'Orders', path: '/Resources/Orders', reason: 'orders is taken' }
  await using it = await open()
  await it.bring(queueTemplate())
  await it.news()
  it.cloud.scenario = { lateValidation: [finding] }
  await it.bring(queueTemplate({ timeout: 60 }))
  expect(await it.news()).toEqual([
    'acme UPDATE_IN_PROGRESS',
    'acme UPDATE_FAILED',
    'acme UPDATE_ROLLBACK_IN_PROGRESS',
    'acme UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'acme UPDATE_ROLLBACK_COMPLETE',
  ])
  const { OperationEvents } = await it.client.send(
    new DescribeEventsCommand({ StackName, Filters: { FailedEvents: true } }),
  )
  expect(OperationEvents?.[0]).toMatchObject({
    EventType: 'VALIDATION_ERROR',
    LogicalResourceId: 'Orders',
    ValidationStatusReason: finding.reason,
  })
})

test('a template comes by a URL of S3, in either style', async () => {
  const objects = new Map([['templates', new Map([['a b.json', queueTemplate()]])]])
  await using it = await open({
    readObject: async (bucket, key) => {
      const text = objects.get(bucket)?.get(key)
      return text === undefined ? undefined : Buffer.from(text)
    },
  })
  await it.bring('', { TemplateURL: 'https://templates.s3.eu-west-1.amazonaws.com/a%20b.json' })
  const { TemplateBody } = await it.client.send(new GetTemplateCommand({ StackName }))
  expect(TemplateBody).toBe(queueTemplate())
  const pathStyle = await it.prepare('', { TemplateURL: 'http://127.0.0.1:4566/templates/a%20b.json' })
  expect(pathStyle.StatusReason).toContain("didn't contain changes")
  await expect(it.prepare('', { TemplateURL: 'https://templates.s3.amazonaws.com/missing' })).rejects.toThrow(
    'S3 error: The specified key does not exist.',
  )
  await expect(it.prepare('', { TemplateURL: 'https://example.com/t.json' })).rejects.toThrow('supported URL')
})

test('code that is not there fails its function', async () => {
  await using it = await open({ readObject: async () => undefined })
  const lambda = {
    Resources: { Run: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Bucket: 'code', S3Key: 'a.zip' } } } },
  }
  await it.bring(JSON.stringify(lambda))
  expect(
    it.cloud.stack(StackName)?.events.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED'),
  ).toMatchObject({
    LogicalResourceId: 'Run',
    ResourceStatusReason: expect.stringContaining('S3 Error Code: NoSuchKey'),
  })
})

const withResources = (Resources: object) => JSON.stringify({ Resources })
const queue = (Properties: object = {}) => ({ Type: 'AWS::SQS::Queue', Properties })

test.each([
  ['not JSON', '{', 'JSON not well-formed'],
  ['nothing in it', withResources({}), 'At least one Resources member must be defined'],
  ['a reference to nothing', withResources({ One: queue({ QueueName: { Ref: 'Two' } }) }), 'dependencies [Two]'],
  [
    'a circle',
    withResources({ One: { ...queue(), DependsOn: 'Two' }, Two: queue({ QueueName: { Ref: 'One' } }) }),
    'Circular dependency between resources: [One, Two]',
  ],
  [
    'more than 500 resources',
    withResources(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`Q${index}`, queue()]))),
    'greater than maximum allowed, 500',
  ],
  [
    'more than 51,200 bytes',
    withResources({ One: queue({ QueueName: 'x'.repeat(51_200) }) }),
    'less than or equal to 51200',
  ],
])('a template with %s is refused', async (_, TemplateBody, words) => {
  await using it = await open()
  await expect(it.client.send(new ValidateTemplateCommand({ TemplateBody }))).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining(words),
  })
})

test('roles ask for the capability to make them', async () => {
  await using it = await open()
  const TemplateBody = withResources({ Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'mine' } } })
  await expect(
    it.client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_IAM'] })),
  ).rejects.toMatchObject({
    name: 'InsufficientCapabilitiesException',
    message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  })
})

test('parameters need values, and the previous ones can be kept', async () => {
  await using it = await open()
  const TemplateBody = JSON.stringify({
    Parameters: { Name: { Type: 'String' } },
    Resources: { One: queue({ QueueName: { Ref: 'Name' } }) },
  })
  await expect(it.prepare(TemplateBody)).rejects.toThrow('Parameters: [Name] must have values')
  await it.bring(TemplateBody, { Parameters: [{ ParameterKey: 'Name', ParameterValue: 'one' }] })
  const kept = { Parameters: [{ ParameterKey: 'Name', UsePreviousValue: true }] }
  expect((await it.prepare(TemplateBody, kept)).StatusReason).toContain("didn't contain changes")
})
