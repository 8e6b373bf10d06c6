import { anything, type Grant, grant, passTo } from './policy.ts'
import type { ProjectResources } from './scope.ts'

/** The types that our templates have. */
export type ResourceType = keyof typeof grantsByType

/**
 * What CloudFormation does to make, change, read and remove a resource of each type. Reading is part of every drift detection,
 * and reads more than we set.
 */
const grantsByType = {
  'AWS::S3::Bucket': ({ buckets }: ProjectResources) => [
    grant(
      'Buckets',
      [
        's3:CreateBucket',
        's3:DeleteBucket',
        's3:GetBucket*',
        's3:Get*Configuration',
        's3:ListBucket',
        's3:ListTagsForResource',
        's3:PutBucketNotification',
        's3:PutBucketOwnershipControls',
        's3:PutBucketPublicAccessBlock',
        's3:PutBucketTagging',
        's3:PutBucketVersioning',
        's3:PutEncryptionConfiguration',
        's3:PutLifecycleConfiguration',
        's3:TagResource',
        's3:UntagResource',
      ],
      buckets,
    ),
  ],
  'AWS::S3::BucketPolicy': ({ buckets }: ProjectResources) => [
    grant('BucketPolicies', ['s3:DeleteBucketPolicy', 's3:GetBucketPolicy', 's3:PutBucketPolicy'], buckets),
  ],
  'AWS::SQS::Queue': ({ queues }: ProjectResources) => [
    grant(
      'Queues',
      [
        'sqs:CreateQueue',
        'sqs:DeleteQueue',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ListQueueTags',
        'sqs:SetQueueAttributes',
        'sqs:TagQueue',
        'sqs:UntagQueue',
      ],
      queues,
    ),
  ],
  'AWS::SQS::QueuePolicy': ({ queues }: ProjectResources) => [
    grant('QueuePolicies', ['sqs:GetQueueAttributes', 'sqs:SetQueueAttributes'], queues),
  ],
  'AWS::Lambda::Function': ({ functions, code, routeRoles }: ProjectResources) => [
    grant(
      'Functions',
      [
        'lambda:CreateFunction',
        'lambda:DeleteFunction',
        'lambda:GetFunction',
        'lambda:GetFunctionCodeSigningConfig',
        'lambda:GetFunctionConfiguration',
        'lambda:GetFunctionRecursionConfig',
        'lambda:GetRuntimeManagementConfig',
        'lambda:ListTags',
        'lambda:TagResource',
        'lambda:UntagResource',
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
      ],
      functions,
    ),
    grant('ReadCode', ['s3:GetObject', 's3:GetObjectVersion'], code),
    passTo('PassToFunctions', 'lambda', routeRoles),
  ],
  'AWS::Lambda::EventSourceMapping': ({ functions, eventSources }: ProjectResources) => [
    // Their ids are made by AWS; which function they feed is what can be said of them.
    grant(
      'EventSources',
      ['lambda:CreateEventSourceMapping', 'lambda:DeleteEventSourceMapping', 'lambda:UpdateEventSourceMapping'],
      anything,
      { ArnLike: { 'lambda:FunctionArn': functions } },
    ),
    grant('ReadEventSources', ['lambda:GetEventSourceMapping'], anything),
    grant('TagEventSources', ['lambda:ListTags', 'lambda:TagResource', 'lambda:UntagResource'], eventSources),
  ],
  'AWS::Lambda::Permission': ({ functions }: ProjectResources) => [
    grant('FunctionPolicies', ['lambda:AddPermission', 'lambda:GetPolicy', 'lambda:RemovePermission'], functions),
  ],
  'AWS::Logs::LogGroup': ({ logGroups }: ProjectResources) => [
    grant(
      'LogGroups',
      [
        'logs:CreateLogGroup',
        'logs:DeleteLogGroup',
        'logs:DeleteRetentionPolicy',
        'logs:GetDataProtectionPolicy',
        'logs:ListTagsForResource',
        'logs:ListTagsLogGroup',
        'logs:PutRetentionPolicy',
        'logs:TagLogGroup',
        'logs:TagResource',
        'logs:UntagLogGroup',
        'logs:UntagResource',
      ],
      logGroups,
    ),
    grant('FindLogGroups', ['logs:DescribeIndexPolicies', 'logs:DescribeLogGroups'], anything),
  ],
  'AWS::IAM::Role': ({ routeRoles, boundary }: ProjectResources) => [
    // A role that a template makes can never do more than the boundary says, whatever its policy says.
    grant(
      'BoundedRoles',
      ['iam:CreateRole', 'iam:DeleteRolePolicy', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'],
      routeRoles,
      { StringEquals: { 'iam:PermissionsBoundary': boundary } },
    ),
    grant(
      'Roles',
      [
        'iam:DeleteRole',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
        'iam:TagRole',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:UpdateRoleDescription',
      ],
      routeRoles,
    ),
  ],
  'AWS::Scheduler::Schedule': ({ schedules, routeRoles }: ProjectResources) => [
    grant(
      'Schedules',
      ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule', 'scheduler:GetSchedule', 'scheduler:UpdateSchedule'],
      schedules,
    ),
    passTo('PassToSchedules', 'scheduler', routeRoles),
  ],
  'AWS::ApiGatewayV2::Api': ({ apis, gatewayRole }: ProjectResources) => [
    grant(
      'Apis',
      ['apigateway:DELETE', 'apigateway:GET', 'apigateway:PATCH', 'apigateway:POST', 'apigateway:PUT'],
      apis,
    ),
    // Once in an account, with its first API.
    grant('FirstApi', ['iam:CreateServiceLinkedRole'], gatewayRole, {
      StringEquals: { 'iam:AWSServiceName': 'ops.apigateway.amazonaws.com' },
    }),
  ],
  'AWS::ApiGatewayV2::Integration': ({ routeRoles }: ProjectResources) => [
    passTo('PassToApis', 'apigateway', routeRoles),
  ],
  'AWS::ApiGatewayV2::Route': () => [],
  'AWS::ApiGatewayV2::Stage': () => [
    grant(
      'AccessLogs',
      [
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DescribeResourcePolicies',
        'logs:GetLogDelivery',
        'logs:ListLogDeliveries',
        'logs:PutResourcePolicy',
        'logs:UpdateLogDelivery',
      ],
      anything,
    ),
  ],
} satisfies Readonly<Record<string, (resources: ProjectResources) => readonly Grant[]>>

export const resourceTypes = Object.keys(grantsByType) as readonly ResourceType[] // they are its keys

/** What CloudFormation has to be allowed for resources of these types. */
export const executionGrants = (resources: ProjectResources, types = resourceTypes): readonly Grant[] =>
  types.flatMap((type): readonly Grant[] => grantsByType[type](resources))
