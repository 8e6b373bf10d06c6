import { expect, test } from '@jest/globals'
import { diff } from '../../compiler/diff/index.ts'
import type { Template } from '../../compiler/template.ts'
import { route } from '../../runtime/route/builder.ts'
import { resourceOf, statementsOf, templateOf, templateOnAws } from '../testkit/templates.ts'

const rows = (body: string) => body.split('\n')
const fine = () => 'fine'

const propertiesOf = (template: ReturnType<typeof templateOf>, id: string) => resourceOf(template, id).Properties

test('an executor runs its route of the bundle with what the route asks for', () => {
  const template = templateOf(route('R', { memoryMb: 512, timeoutMs: 45_500 }).from('queue:In'))
  expect(propertiesOf(template, 'RExecutor')).toMatchObject({
    FunctionName: 'acme-dev-RExecutor',
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    Code: { S3Bucket: { Ref: 'CodeBucket' }, S3Key: 'code/abc.zip' },
    MemorySize: 512,
    Timeout: 46,
    LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: 'RLogs' } },
  })
  expect(propertiesOf(template, 'RLogs')).toMatchObject({
    LogGroupName: '/aws/lambda/acme-dev-RExecutor',
    RetentionInDays: 30,
  })
})

test('an executor is told its route and the names of everything it uses', () => {
  const template = templateOf(route('R').from('file:Files').split(rows).to('queue:Out').to('file:Archive'))
  expect(propertiesOf(template, 'RExecutor').Environment).toEqual({
    Variables: {
      ROUTO_PROJECT: 'acme',
      ROUTO_ENVIRONMENT: 'dev',
      ROUTO_ROUTE: 'R',
      ROUTO_SOURCE_QUEUE: { Ref: 'RInbox' },
      ROUTO_DEAD_LETTERS: { Ref: 'RDLQ' },
      ROUTO_QUEUE_Out: { Ref: 'Out' },
      ROUTO_QUEUE_RInbox: { Ref: 'RInbox' },
      ROUTO_BUCKET_Archive: { 'Fn::GetAtt': ['Archive', 'RegionalDomainName'] },
      ROUTO_BUCKET_Files: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] },
      NODE_OPTIONS: '--enable-source-maps',
    },
  })
})

test('batches are as the route asks, and a record that fails comes back alone', () => {
  const options = { batchSize: 100, batchWindowMs: 1_500, maxConcurrency: 7 }
  expect(propertiesOf(templateOf(route('R', options).from('queue:In')), 'RSource')).toMatchObject({
    EventSourceArn: { 'Fn::GetAtt': ['In', 'Arn'] },
    FunctionName: { Ref: 'RExecutor' },
    BatchSize: 100,
    MaximumBatchingWindowInSeconds: 2,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 7 },
  })
})

test('concurrency is not bounded unasked', () => {
  expect(propertiesOf(templateOf(route('R').from('queue:In')), 'RSource')).not.toHaveProperty('ScalingConfig')
})

test('a queue is encrypted and leads to the dead letters of its reader, and they take from no other queue', () => {
  const template = templateOf(route('R').from('queue:In'))
  expect(propertiesOf(template, 'In')).toMatchObject({
    QueueName: 'acme-dev-In',
    SqsManagedSseEnabled: true,
    RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['RDLQ', 'Arn'] }, maxReceiveCount: 5 },
  })
  expect(propertiesOf(template, 'RDLQ')).toMatchObject({
    SqsManagedSseEnabled: true,
    RedriveAllowPolicy: {
      redrivePermission: 'byQueue',
      sourceQueueArns: [{ 'Fn::Sub': expect.stringMatching(/:acme-dev-In$/) }],
    },
  })
})

test('a bucket is closed to the public, encrypted and versioned, and notifies its inbox once that lets it in', () => {
  const template = templateOf(route('R').from('file:Files'))
  expect(resourceOf(template, 'Files')).toMatchObject({
    DependsOn: 'RInboxPolicy',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: {
        QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: { 'Fn::GetAtt': ['RInbox', 'Arn'] } }],
      },
    },
  })
})

test('an inbox lets in the one bucket that notifies it, of the same account', () => {
  const template = templateOf(route('R').from('file:Files'))
  expect(propertiesOf(template, 'RInboxPolicy').PolicyDocument).toMatchObject({
    Statement: [
      { Effect: 'Deny' },
      {
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnEquals: { 'aws:SourceArn': { 'Fn::Sub': expect.stringMatching(/:s3:::acme-dev-files-\$/) } },
        },
      },
    ],
  })
})

test('an asynchronous http route puts the body into its inbox without a function', () => {
  const template = templateOf(route('Take').from('http:/orders', { method: 'PUT' }))
  expect(propertiesOf(template, 'TakeHttpRoute')).toMatchObject({ RouteKey: 'PUT /orders' })
  expect(propertiesOf(template, 'TakeHttpIntegration')).toMatchObject({
    IntegrationSubtype: 'SQS-SendMessage',
    PayloadFormatVersion: '1.0',
    CredentialsArn: { 'Fn::GetAtt': ['TakeHttpRole', 'Arn'] },
    RequestParameters: { QueueUrl: { Ref: 'TakeInbox' }, MessageBody: '$request.body' },
  })
})

test('a synchronous http route is answered by its executor, which that route of that API alone may call', () => {
  const template = templateOf(route('Ask').from('http:/orders/{id}', { method: 'GET' }).respond(fine))
  expect(propertiesOf(template, 'AskHttpIntegration')).toMatchObject({
    IntegrationUri: { 'Fn::GetAtt': ['AskExecutor', 'Arn'] },
    PayloadFormatVersion: '2.0',
  })
  expect(propertiesOf(template, 'AskHttpPermission')).toMatchObject({
    Principal: 'apigateway.amazonaws.com',
    SourceArn: { 'Fn::Sub': expect.stringMatching(/:\$\{HttpApi\}\/\$default\/GET\/orders\/\{id\}$/) },
  })
  expect(template.Outputs).toEqual({
    HttpUrl: { Description: expect.any(String), Value: { 'Fn::GetAtt': ['HttpApi', 'ApiEndpoint'] } },
  })
})

test('a template without http routes has no API', () => {
  const template = templateOf(route('R').from('queue:In'))
  expect(Object.values(template.Resources).map(({ Type }) => Type)).not.toContain('AWS::ApiGatewayV2::Api')
  expect(template).not.toHaveProperty('Outputs')
})

test('a schedule sends the trigger to the inbox, and to the dead letters when it cannot', () => {
  const template = templateOf(route('Nightly').from('trigger:cron(0 2 * * ? *)'))
  expect(propertiesOf(template, 'NightlySchedule')).toMatchObject({
    ScheduleExpression: 'cron(0 2 * * ? *)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: { 'Fn::GetAtt': ['NightlyInbox', 'Arn'] },
      Input:
        '{"trigger":"cron(0 2 * * ? *)","scheduledTime":"<aws.scheduler.scheduled-time>","executionId":"<aws.scheduler.execution-id>"}',
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['NightlyDLQ', 'Arn'] } },
    },
  })
})

test.each([
  ['Orders', 'SOURCE'],
  ['Out', 'TARGET'],
  ['RDLQ', 'DEAD_LETTER'],
  ['RExecutor', 'EXECUTOR'],
  ['RRole', 'PERMISSION'],
  ['RLogs', 'LOG'],
])('%s says that it is a %s of its route', (id, role) => {
  const template = templateOf(route('R').from('queue:Orders').to('queue:Out'))
  expect(resourceOf(template, id).Metadata).toEqual({ routo: { role, route: 'R' } })
})

test('on AWS every role is bounded by the policy that the environment names', () => {
  const routes = [
    route('Take').from('http:/orders'),
    route('Nightly').from('trigger:rate(1 day)'),
    route('R').from('queue:In'),
  ]
  const { Resources } = templateOnAws({ boundaryArn: 'arn:aws:iam::1:policy/bound' }, ...routes)
  const roles = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role')
  expect(roles.map(([id]) => id)).toEqual(['NightlyRole', 'NightlyScheduleRole', 'RRole', 'TakeHttpRole', 'TakeRole'])
  for (const [, { Properties }] of roles) expect(Properties.PermissionsBoundary).toBe('arn:aws:iam::1:policy/bound')
})

test('where there are secrets, executors are told where, and may read those of their environment and no others', () => {
  const template = templateOnAws({ secretsVersion: 7 }, route('R').from('queue:In'))
  expect(propertiesOf(template, 'RExecutor').Environment).toMatchObject({
    Variables: { ROUTO_SECRETS: { 'Fn::Sub': expect.stringMatching(/^https:\/\/ssm\.[^/]+\/routo\/acme\/dev\/7$/) } },
  })
  expect(statementsOf(template)).toContainEqual({
    owner: 'RRole',
    effect: 'Allow',
    actions: ['ssm:GetParametersByPath'],
    resources: [expect.stringMatching(/:parameter\/routo\/acme\/dev\/\*$/)],
    principals: [],
  })
})

test('where there are none, executors are not told of any, and may read none', () => {
  const text = JSON.stringify(templateOnAws({}, route('R').from('queue:In')))
  expect(text).not.toMatch(/ROUTO_SECRETS|ssm/)
})

test('another version of the secrets makes new executors, and leaves everything else as it is', () => {
  const [before, after] = [7, 8].map((secretsVersion) => templateOnAws({ secretsVersion }, route('R').from('queue:In')))
  expect(diff(before, after as Template)).toMatchObject([{ logicalId: 'RExecutor', action: 'UPDATE' }])
})
