import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Template } from '../../../compiler/template.ts'
import { consoleUrl } from '../../../targets/aws/console/console-url.ts'
import { accountId } from './places.ts'

const region = 'eu-central-1'
const host = 'https://eu-central-1.console.aws.amazon.com'
const stackId = `arn:aws:cloudformation:${region}:${accountId}:stack/acme-dev-0/6f1c5f1e-0000`

test.each([
  ['AWS::S3::Bucket', 'acme-dev-files', 's3/buckets/acme-dev-files?region=eu-central-1&tab=objects'],
  ['AWS::S3::BucketPolicy', 'acme-dev-files', 's3/buckets/acme-dev-files?region=eu-central-1&tab=permissions'],
  [
    'AWS::SQS::Queue',
    `https://sqs.${region}.amazonaws.com/${accountId}/acme-dev-Orders`,
    'sqs/v3/home?region=eu-central-1#/queues/https%3A%2F%2Fsqs.eu-central-1.amazonaws.com%2F111122223333%2Facme-dev-Orders',
  ],
  ['AWS::SQS::QueuePolicy', 'acme-dev-0-OrdersPolicy-1A2B', 'sqs/v3/home?region=eu-central-1#/queues'],
  ['AWS::Lambda::Function', 'acme-dev-AExecutor', 'lambda/home?region=eu-central-1#/functions/acme-dev-AExecutor'],
  ['AWS::Lambda::EventSourceMapping', '6f1c-01', 'lambda/home?region=eu-central-1#/event-source-mappings/6f1c-01'],
  ['AWS::Lambda::Permission', 'acme-dev-0-AHttpPermission-1A', 'lambda/home?region=eu-central-1#/functions'],
  [
    'AWS::Logs::LogGroup',
    '/aws/lambda/acme-dev-AExecutor',
    'cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Facme-dev-AExecutor',
  ],
  ['AWS::IAM::Role', 'acme-dev-0-ARole-1A2B', 'iam/home?region=eu-central-1#/roles/details/acme-dev-0-ARole-1A2B'],
  ['AWS::Scheduler::Schedule', 'acme-dev-0-S-1', 'scheduler/home?region=eu-central-1#schedules/default/acme-dev-0-S-1'],
  ['AWS::ApiGatewayV2::Api', 'a1b2c3', 'apigateway/main/api-detail?api=a1b2c3&region=eu-central-1'],
  ['AWS::ApiGatewayV2::Stage', 'a1b2c3|$default', 'apigateway/main/deploy/stages?api=a1b2c3&region=eu-central-1'],
  ['AWS::ApiGatewayV2::Route', 'a1b2c3|r1', 'apigateway/main/develop/routes?api=a1b2c3&region=eu-central-1'],
  ['AWS::ApiGatewayV2::Route', 'r1', 'apigateway/main/apis?region=eu-central-1'],
  [
    'AWS::CloudFormation::Stack',
    stackId,
    'cloudformation/home?region=eu-central-1#/stacks/stackinfo?stackId=arn%3Aaws%3Acloudformation%3Aeu-central-1%3A111122223333%3Astack%2Facme-dev-0%2F6f1c5f1e-0000',
  ],
])('%s %s has its page', (type, physicalId, page) => {
  expect(consoleUrl({ region, type, physicalId })).toBe(`${host}/${page}`)
})

test('every type of every golden template has a page', () => {
  const folder = 'test/golden'
  const types = new Set(
    readdirSync(folder).flatMap((file) => {
      const { Resources }: Template = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      return Object.values(Resources).map(({ Type }) => Type)
    }),
  )
  expect(types.size).toBeGreaterThan(10)
  expect([...types].filter((type) => consoleUrl({ region, type, physicalId: 'x' }) === undefined)).toEqual([])
})

test.each([
  ['us-east-1', 'https://us-east-1.console.aws.amazon.com/'],
  ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
  ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
  ['eusc-de-east-1', 'https://eusc-de-east-1.console.amazonaws-eusc.eu/'],
  ['us-iso-east-1', undefined],
  ['us-isob-east-1', undefined],
  ['eu-isoe-west-1', undefined],
  ['us-isof-south-1', undefined],
])('the console of %s is at %s', (place, origin) => {
  const url = consoleUrl({ region: place, type: 'AWS::Lambda::Function', physicalId: 'acme-dev-A' })
  expect(url === undefined ? undefined : new URL('/', url).href).toBe(origin)
})

test('a type that we do not know has no page', () => {
  expect(consoleUrl({ region, type: 'AWS::EC2::Instance', physicalId: 'i-1' })).toBeUndefined()
})
