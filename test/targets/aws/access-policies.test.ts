import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { emit } from '../../../compiler/emit.ts'
import { plan } from '../../../compiler/plan/index.ts'
import { bucketName, functionName, logGroupName, queueName } from '../../../compiler/plan/naming.ts'
import type { Template, Value } from '../../../compiler/template.ts'
import { resourceTypes } from '../../../targets/aws/access/policies/execution.ts'
import { type ProjectPolicies, policiesFor } from '../../../targets/aws/access/policies/policies-for.ts'
import type { Policy } from '../../../targets/aws/access/policies/policy.ts'
import { evaluate } from '../../../targets/local/access/policy/evaluate.ts'
import { goldenProjects } from '../../testkit/golden-projects.ts'
import { BOUNDARY, neededBy, on, passed, type Request, region, regional, resolved, roleArn } from './needed-actions.ts'
import { accountId } from './places.ts'

const scopeOf = (project: string) => ({ project, accountId, partition: 'aws', region, boundaryArn: BOUNDARY })

const allows = (policy: Policy, { action, resource, context = {} }: Request): boolean =>
  evaluate(
    {
      principal: { id: 'role', roleArn: 'role', policies: [policy] },
      action,
      resource,
      context: new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value])),
    },
    undefined,
  ).allowed

interface Golden {
  readonly project: string
  readonly stack: string
  readonly template: Template
  readonly policies: ProjectPolicies
}

let goldens: readonly Golden[]

/** All golden projects as AWS gets them: with the boundary, and with secrets. */
beforeAll(async () => {
  goldens = (await goldenProjects()).flatMap(({ name: project, routes, variables }) => {
    const { templates } = emit(plan(routes, { project, environment: 'dev' }), {
      codeKey: `code/${'0'.repeat(64)}.zip`,
      variables,
      aws: { boundaryArn: BOUNDARY, secretsVersion: 1 },
    })
    return templates.map(({ shard, template }) => ({
      project,
      stack: `${project}-dev-${shard}`,
      template,
      policies: policiesFor(scopeOf(project)),
    }))
  })
})

/** As failing tests show it. */
const shown = ({ action, resource }: Request): string => `${action} ${resource}`

test('the execution role may do what CloudFormation does for every resource of every golden template', () => {
  const requests = goldens.flatMap((golden) => neededBy(golden).map((request) => ({ request, golden })))
  expect(requests.length).toBeGreaterThan(5_000)
  const denied = requests.filter(({ request, golden }) => !allows(golden.policies.execution, request))
  expect(denied.map(({ request }) => shown(request))).toEqual([])
})

test('it knows the types that are emitted, and no other', () => {
  const emitted = goldens.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type))
  expect([...resourceTypes].sort()).toEqual([...new Set(emitted)].sort())
})

test('it may do none of it with the resources of another project, account or region', () => {
  const strangers = [
    policiesFor(scopeOf('billing')),
    policiesFor({ ...scopeOf('regions'), accountId: '999999999999' }),
    policiesFor({ ...scopeOf('regions'), region: 'us-east-1' }),
  ]
  const named = goldens
    .filter(({ project }) => project === 'regions')
    .flatMap(neededBy)
    // What is named by AWS, or by nobody, says nothing of a project.
    .filter(
      ({ resource }) =>
        resource !== '*' && !/apigateway|event-source-mapping|routo-artefacts|AWSServiceRole/.test(resource),
    )
  expect(named.length).toBeGreaterThan(4_000)
  // Buckets and roles are not in a region; a bucket's name has it.
  const may = strangers.flatMap(({ execution }, index) =>
    named
      .filter(({ resource }) => index < 2 || !resource.startsWith('arn:aws:iam:'))
      .filter((request) => allows(execution, request)),
  )
  expect(may.map(shown)).toEqual([])
})

test('event sources of functions of other projects, and roles for other services or without the boundary, are refused', () => {
  const { execution } = policiesFor(scopeOf('orders'))
  const role = roleArn('orders-dev-0', 'SomeRole')
  const mine = { 'lambda:FunctionArn': regional('lambda', 'function:orders-dev-A') }
  expect(allows(execution, { action: 'lambda:CreateEventSourceMapping', resource: '*', context: mine })).toBe(true)
  expect(allows(execution, passed(role, 'lambda')[0] as Request)).toBe(true)
  const refused: readonly Request[] = [
    {
      action: 'lambda:CreateEventSourceMapping',
      resource: '*',
      context: { 'lambda:FunctionArn': regional('lambda', 'function:billing-dev-A') },
    },
    ...on('*', 'lambda:CreateEventSourceMapping'),
    ...passed(role, 'ec2'),
    ...passed(`arn:aws:iam::${accountId}:role/Admin`, 'lambda'),
    ...passed(`arn:aws:iam::${accountId}:role/routo-access/orders-execution`, 'lambda'),
    ...on(role, 'iam:CreateRole iam:PutRolePolicy'),
    ...on(role, 'iam:CreateRole iam:PutRolePolicy', {
      'iam:PermissionsBoundary': `arn:aws:iam::aws:policy/AdministratorAccess`,
    }),
    ...on(role, 'iam:DeleteRolePermissionsBoundary iam:AttachRolePolicy'),
    ...on(`arn:aws:iam::${accountId}:role/routo-access/orders-deploy`, 'iam:PutRolePolicy iam:UpdateAssumeRolePolicy', {
      'iam:PermissionsBoundary': BOUNDARY,
    }),
    ...on(BOUNDARY, 'iam:CreatePolicyVersion iam:SetDefaultPolicyVersion iam:DeletePolicy'),
  ]
  expect(refused.filter((request) => allows(execution, request)).map(shown)).toEqual([])
})

test('types that we do not emit are refused, whatever they are called', () => {
  const { execution, deployer } = policiesFor(scopeOf('orders'))
  const others: readonly Request[] = [
    ...on(regional('dynamodb', 'table/orders-dev-Table'), 'dynamodb:CreateTable dynamodb:GetItem'),
    ...on(regional('sns', 'orders-dev-Topic'), 'sns:CreateTopic sns:Publish'),
    ...on(regional('ec2', 'instance/*'), 'ec2:RunInstances'),
    ...on(regional('states', 'stateMachine:orders-dev'), 'states:CreateStateMachine'),
    ...on(regional('secretsmanager', 'secret:orders-dev'), 'secretsmanager:GetSecretValue'),
    ...on(regional('events', 'rule/orders-dev'), 'events:PutRule'),
    ...on(`arn:aws:iam::${accountId}:user/routo/orders-dev`, 'iam:CreateUser iam:CreateAccessKey'),
    ...on(`arn:aws:apigateway:${region}::/restapis`, 'apigateway:POST'),
    ...on('arn:aws:s3:::orders-dev-files', 's3:CreateBucket'),
    ...on('*', 'organizations:LeaveOrganization account:CloseAccount'),
  ]
  expect(others.filter((request) => allows(execution, request) || allows(deployer, request)).map(shown)).toEqual([])
})

test('every statement of every role that is emitted lies within the boundary', () => {
  let statements = 0
  const outside = goldens.flatMap(({ template, policies }) =>
    Object.values(template.Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .flatMap(({ Properties }) => {
        expect(Properties.PermissionsBoundary).toBe(BOUNDARY)
        const [{ PolicyDocument }] = Properties.Policies as unknown as [{ readonly PolicyDocument: Policy }]
        return PolicyDocument.Statement.flatMap(({ Action, Resource }) => {
          statements += 1
          return Action.flatMap((action) =>
            (Resource as readonly Value[]).map((arn) => ({ action, resource: resolved(arn) })),
          )
        }).filter((request) => !allows(policies.boundary, request))
      }),
  )
  expect(statements).toBeGreaterThan(400)
  expect(outside.map(shown)).toEqual([])
})

test('the boundary lets no role change resources, make roles or reach another project', () => {
  const { boundary } = policiesFor(scopeOf('orders'))
  const refused: readonly Request[] = [
    ...on(regional('sqs', 'orders-dev-Q'), 'sqs:DeleteQueue sqs:SetQueueAttributes sqs:PurgeQueue'),
    ...on(regional('sqs', 'billing-dev-Q'), 'sqs:SendMessage'),
    ...on(roleArn('orders-dev-0', 'R'), 'iam:PassRole iam:PutRolePolicy sts:AssumeRole'),
    ...on(regional('ssm', 'parameter/routo/billing/dev'), 'ssm:GetParametersByPath'),
    ...on(regional('kms', 'key/1'), 'kms:Decrypt'),
  ]
  expect(refused.filter((request) => allows(boundary, request)).map(shown)).toEqual([])
  const byStore = { 'kms:ViaService': `ssm.${region}.amazonaws.com` }
  expect(allows(boundary, { action: 'kms:Decrypt', resource: regional('kms', 'key/1'), context: byStore })).toBe(true)
  expect(
    allows(boundary, { action: 'ssm:GetParametersByPath', resource: regional('ssm', 'parameter/routo/orders/dev') }),
  ).toBe(true)
})

const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}$/).filter((name) => name.length <= 40)

test('whatever a project, an environment and a route are called, the policies cover their names, cut or not', () => {
  const id = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,70}$/)
  fc.assert(
    fc.property(slug, slug, id, (project, environment, logicalId) => {
      const scope = { project, environment }
      const { execution, boundary, deployer } = policiesFor(scopeOf(project))
      const bucket = `arn:aws:s3:::${resolved({ 'Fn::Sub': bucketName(scope, logicalId) })}`
      const queue = regional('sqs', queueName(scope, logicalId))
      expect([
        allows(execution, { action: 's3:CreateBucket', resource: bucket }),
        allows(boundary, { action: 's3:PutObject', resource: `${bucket}/any/key` }),
        allows(execution, { action: 'sqs:CreateQueue', resource: queue }),
        allows(deployer, { action: 'sqs:ReceiveMessage', resource: queue }),
        allows(execution, {
          action: 'lambda:CreateFunction',
          resource: regional('lambda', `function:${functionName(scope, logicalId)}`),
        }),
        allows(boundary, {
          action: 'logs:PutLogEvents',
          resource: regional('logs', `log-group:${logGroupName(scope, logicalId)}:log-stream:2026/11/21/[$LATEST]1`),
        }),
        allows(deployer, {
          action: 'cloudformation:CreateChangeSet',
          resource: regional('cloudformation', `stack/${project}-${environment}-12/6f1c5f1e`),
        }),
      ]).not.toContain(false)
    }),
  )
})

test('each policy fits what AWS takes, also for the longest names', () => {
  const longest = { ...scopeOf('p'.repeat(40)), partition: 'aws-us-gov', region: 'ap-northeast-1' }
  const sizes = Object.values(policiesFor(longest)).map((policy) => JSON.stringify(policy).length)
  expect(sizes).toHaveLength(3)
  // Of a managed policy.
  expect(sizes.filter((size) => size > 6_144)).toEqual([])
})

/** Calls of the SDK that IAM knows by another name. */
const otherNames: Readonly<Record<string, string>> = {
  's3:HeadObject': 's3:GetObject',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:ListObjectVersions': 's3:ListBucketVersions',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:DeleteObjects': 's3:DeleteObject',
  's3:PutBucketEncryption': 's3:PutEncryptionConfiguration',
  's3:PutBucketLifecycleConfiguration': 's3:PutLifecycleConfiguration',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  'lambda:Invoke': 'lambda:InvokeFunction',
  'sqs:SendMessageBatch': 'sqs:SendMessage',
  'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibilityBatch': 'sqs:ChangeMessageVisibility',
}
const services: Readonly<Record<string, string>> = {
  cloudformation: 'cloudformation',
  'cloudwatch-logs': 'logs',
  'cost-explorer': 'ce',
  iam: 'iam',
  lambda: 'lambda',
  s3: 's3',
  sqs: 'sqs',
  ssm: 'ssm',
}

test('the deployer may make every call that is written in the folder of this target', () => {
  const folder = 'targets/aws'
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const called = files.flatMap((file) =>
    [
      ...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/import \{([^}]+)\} from '@aws-sdk\/client-([\w-]+)'/g),
    ].flatMap(([, names = '', client = '']) =>
      [...names.matchAll(/\b(\w+)Command\b/g)].map(([, name]) => `${services[client]}:${name}`),
    ),
  )
  // Anybody may ask who they are, and whoever trusts us lets us assume a role.
  const actions = new Set(
    called.filter((call) => !call.startsWith('undefined')).map((call) => otherNames[call] ?? call),
  )
  expect(actions.size).toBeGreaterThan(8)
  const granted = policiesFor(scopeOf('orders')).deployer.Statement.map((statement) => ({
    Version: '2012-10-17' as const,
    Statement: [{ ...statement, Resource: ['*'] }],
  }))
  const missing = [...actions].filter((action) => !granted.some((policy) => allows(policy, { action, resource: '*' })))
  expect(missing).toEqual([])
})
