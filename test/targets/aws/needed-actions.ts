import { expect } from '@jest/globals'
import { pseudo, type Template, type TemplateResource, type Value } from '../../../compiler/template.ts'
import { accountId } from './places.ts'

export const region = 'eu-central-1'
export const BOUNDARY = `arn:aws:iam::${accountId}:policy/routo-access/boundary`

/** What CloudFormation, or whoever, wants to do. */
export interface Request {
  readonly action: string
  readonly resource: string
  readonly context?: Readonly<Record<string, string>>
}

/** A template and what its stack is called. */
interface Stack {
  readonly stack: string
  readonly template: Template
}

/** Names that CloudFormation makes are of this form. */
const madeName = (stack: string, id: string): string => `${stack.slice(0, 24)}-${id.slice(0, 24)}-1A2B3C4D5E6F7`

/** As CloudFormation resolves it, as far as names and ARNs in our templates go. */
export function resolved(value: Value | undefined): string {
  if (typeof value === 'string') return value
  const text = typeof value === 'object' && 'Fn::Sub' in value ? String(value['Fn::Sub']) : ''
  return text
    .replaceAll(pseudo.partition, 'aws')
    .replaceAll(pseudo.region, region)
    .replaceAll(pseudo.account, accountId)
}

/** An ARN in the account and region of these tests. */
export const regional = (service: string, rest: string): string => `arn:aws:${service}:${region}:${accountId}:${rest}`
/** Several actions on one resource. */
export const on = (resource: string, actions: string, context?: Request['context']): readonly Request[] =>
  actions.split(' ').map((action) => ({ action, resource, ...(context !== undefined && { context }) }))
/** A role given to a service. */
export const passed = (role: string, service: string) =>
  on(role, 'iam:PassRole', { 'iam:PassedToService': `${service}.amazonaws.com` })

/**
 * What AWS's own registry of types says that its handlers call (their `permissions`), for the properties that we set; written
 * down here a second time on purpose.
 */
const needs: Readonly<Record<string, (id: string, resource: TemplateResource, golden: Stack) => readonly Request[]>> = {
  'AWS::S3::Bucket': (_, { Properties }) =>
    on(
      `arn:aws:s3:::${resolved(Properties.BucketName)}`,
      's3:CreateBucket s3:PutBucketTagging s3:PutEncryptionConfiguration s3:PutLifecycleConfiguration s3:PutBucketNotification ' +
        's3:PutBucketPublicAccessBlock s3:PutBucketVersioning s3:PutBucketOwnershipControls s3:GetBucketAcl s3:ListBucket ' +
        's3:GetAccelerateConfiguration s3:GetLifecycleConfiguration s3:GetBucketPublicAccessBlock s3:GetAnalyticsConfiguration ' +
        's3:GetBucketCORS s3:GetEncryptionConfiguration s3:GetInventoryConfiguration s3:GetBucketLogging ' +
        's3:GetMetricsConfiguration s3:GetBucketNotification s3:GetBucketVersioning s3:GetReplicationConfiguration ' +
        's3:GetBucketWebsite s3:GetBucketObjectLockConfiguration s3:GetBucketTagging s3:GetBucketOwnershipControls ' +
        's3:GetIntelligentTieringConfiguration s3:DeleteBucket',
    ),
  'AWS::S3::BucketPolicy': (_, { Properties }, { template }) => {
    const { Ref } = Properties.Bucket as { readonly Ref: string } // as the compiler writes it
    const name = resolved(template.Resources[Ref]?.Properties.BucketName)
    return on(`arn:aws:s3:::${name}`, 's3:GetBucketPolicy s3:PutBucketPolicy s3:DeleteBucketPolicy')
  },
  'AWS::SQS::Queue': (_, { Properties }) =>
    on(
      regional('sqs', resolved(Properties.QueueName)),
      'sqs:CreateQueue sqs:GetQueueUrl sqs:GetQueueAttributes sqs:ListQueueTags sqs:TagQueue sqs:SetQueueAttributes ' +
        'sqs:UntagQueue sqs:DeleteQueue',
    ),
  'AWS::SQS::QueuePolicy': (id, _, { template }) =>
    on(
      regional('sqs', resolved(template.Resources[id.replace(/Policy$/, '')]?.Properties.QueueName)),
      'sqs:SetQueueAttributes sqs:GetQueueAttributes',
    ),
  'AWS::Lambda::Function': (_, { Properties }, { template, stack }) => {
    const { 'Fn::GetAtt': [role = ''] = [] } = Properties.Role as { readonly 'Fn::GetAtt'?: readonly string[] }
    expect(template.Resources[role]?.Type).toBe('AWS::IAM::Role')
    const { S3Key } = Properties.Code as { readonly S3Key: string }
    return [
      ...on(
        regional('lambda', `function:${resolved(Properties.FunctionName)}`),
        'lambda:CreateFunction lambda:GetFunction lambda:UpdateFunctionConfiguration lambda:UpdateFunctionCode ' +
          'lambda:DeleteFunction lambda:ListTags lambda:TagResource lambda:UntagResource lambda:GetFunctionConfiguration ' +
          'lambda:GetRuntimeManagementConfig lambda:GetFunctionCodeSigningConfig lambda:GetFunctionRecursionConfig',
      ),
      ...on(`arn:aws:s3:::routo-artefacts-${accountId}-${region}/${S3Key}`, 's3:GetObject s3:GetObjectVersion'),
      ...passed(roleArn(stack, role), 'lambda'),
    ]
  },
  'AWS::Lambda::EventSourceMapping': (_, { Properties }, { template }) => {
    const { Ref } = Properties.FunctionName as { readonly Ref: string }
    const name = resolved(template.Resources[Ref]?.Properties.FunctionName)
    const fed = { 'lambda:FunctionArn': regional('lambda', `function:${name}`) }
    const mapping = regional('lambda', 'event-source-mapping:6f1c5f1e-0000-0000-0000-000000000000')
    return [
      ...on('*', 'lambda:CreateEventSourceMapping', fed),
      ...on(
        mapping,
        'lambda:UpdateEventSourceMapping lambda:DeleteEventSourceMapping lambda:GetEventSourceMapping',
        fed,
      ),
      ...on(mapping, 'lambda:TagResource lambda:UntagResource lambda:ListTags'),
    ]
  },
  'AWS::Lambda::Permission': (_, { Properties }, { template }) => {
    const { Ref } = Properties.FunctionName as { readonly Ref: string }
    const name = resolved(template.Resources[Ref]?.Properties.FunctionName)
    return on(regional('lambda', `function:${name}`), 'lambda:AddPermission lambda:GetPolicy lambda:RemovePermission')
  },
  'AWS::Logs::LogGroup': (_, { Properties }) => {
    const group = regional('logs', `log-group:${resolved(Properties.LogGroupName)}`)
    const actions =
      'logs:CreateLogGroup logs:PutRetentionPolicy logs:TagLogGroup logs:TagResource logs:GetDataProtectionPolicy ' +
      'logs:ListTagsLogGroup logs:ListTagsForResource logs:DeleteRetentionPolicy logs:UntagLogGroup logs:UntagResource ' +
      'logs:DeleteLogGroup'
    return [...on(group, actions), ...on(`${group}:*`, actions), ...on('*', 'logs:DescribeLogGroups')]
  },
  'AWS::IAM::Role': (id, _, { stack }) => [
    ...on(roleArn(stack, id), 'iam:CreateRole iam:PutRolePolicy iam:DeleteRolePolicy iam:PutRolePermissionsBoundary', {
      'iam:PermissionsBoundary': BOUNDARY,
    }),
    ...on(
      roleArn(stack, id),
      'iam:GetRole iam:GetRolePolicy iam:ListRolePolicies iam:ListAttachedRolePolicies iam:TagRole iam:UntagRole ' +
        'iam:UpdateRole iam:UpdateRoleDescription iam:UpdateAssumeRolePolicy iam:DeleteRole',
    ),
  ],
  'AWS::Scheduler::Schedule': (id, _, { stack }) => [
    ...on(
      regional('scheduler', `schedule/default/${madeName(stack, id)}`),
      'scheduler:CreateSchedule scheduler:GetSchedule scheduler:UpdateSchedule scheduler:DeleteSchedule',
    ),
    ...passed(roleArn(stack, `${id}Role`), 'scheduler'),
  ],
  'AWS::ApiGatewayV2::Api': () => [
    ...on(api(), 'apigateway:POST'),
    ...on(api('/a1b2c3d4e5'), 'apigateway:GET apigateway:PATCH apigateway:PUT apigateway:DELETE'),
    ...on(
      `arn:aws:iam::${accountId}:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway`,
      'iam:CreateServiceLinkedRole',
      {
        'iam:AWSServiceName': 'ops.apigateway.amazonaws.com',
      },
    ),
  ],
  'AWS::ApiGatewayV2::Stage': () => [
    ...on(api('/a1b2c3d4e5/stages'), 'apigateway:POST'),
    ...on(api('/a1b2c3d4e5/stages/$default'), 'apigateway:GET apigateway:PATCH apigateway:DELETE'),
    ...on(
      '*',
      'logs:CreateLogDelivery logs:GetLogDelivery logs:UpdateLogDelivery logs:DeleteLogDelivery logs:ListLogDeliveries ' +
        'logs:PutResourcePolicy logs:DescribeResourcePolicies',
    ),
  ],
  'AWS::ApiGatewayV2::Route': () => [
    ...on(api('/a1b2c3d4e5/routes'), 'apigateway:POST'),
    ...on(api('/a1b2c3d4e5/routes/r1'), 'apigateway:GET apigateway:PATCH apigateway:PUT apigateway:DELETE'),
  ],
  'AWS::ApiGatewayV2::Integration': (id, _, { stack }) => [
    ...on(api('/a1b2c3d4e5/integrations'), 'apigateway:POST'),
    ...on(api('/a1b2c3d4e5/integrations/i1'), 'apigateway:GET apigateway:PATCH apigateway:PUT apigateway:DELETE'),
    ...passed(roleArn(stack, id.replace(/Integration$/, 'Role')), 'apigateway'),
  ],
}

const api = (rest = ''): string => `arn:aws:apigateway:${region}::/apis${rest}`
/** Of a role that a template makes. */
export const roleArn = (stack: string, id: string): string =>
  `arn:aws:iam::${accountId}:role/routo/${madeName(stack, id)}`

/** Everything that CloudFormation does in the life of a stack. */
export const neededBy = (golden: Stack): readonly Request[] =>
  Object.entries(golden.template.Resources).flatMap(([id, resource]) => {
    const need = needs[resource.Type]
    if (need === undefined) throw new Error(`say here what CloudFormation needs for ${resource.Type}`)
    return need(id, resource, golden)
  })
