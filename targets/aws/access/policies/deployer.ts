import { anything, type Grant, grant, passTo } from './policy.ts'
import type { ProjectResources } from './scope.ts'

/** What we do ourselves: stacks through CloudFormation, artefacts, secrets, and what operators do with messages. */
export const deployerGrants = (resources: ProjectResources): readonly Grant[] => [
  ...deploymentGrants(resources),
  ...operationGrants(resources),
]

/** Without which nothing can be deployed. */
export const deploymentGrants = ({
  stacks,
  executionRole,
  artefacts,
  code,
  templates,
  parameters,
}: ProjectResources) => [
  grant(
    'Stacks',
    [
      'cloudformation:CancelUpdateStack',
      'cloudformation:ContinueUpdateRollback',
      'cloudformation:CreateChangeSet',
      'cloudformation:DeleteChangeSet',
      'cloudformation:DeleteStack',
      'cloudformation:Describe*',
      'cloudformation:DetectStackDrift',
      'cloudformation:DetectStackResourceDrift',
      'cloudformation:ExecuteChangeSet',
      'cloudformation:GetTemplate',
      'cloudformation:List*',
      'cloudformation:RollbackStack',
      'cloudformation:TagResource',
      'cloudformation:UntagResource',
      'cloudformation:UpdateStack',
      'cloudformation:UpdateTerminationProtection',
    ],
    stacks,
  ),
  passTo('PassToStacks', 'cloudformation', [executionRole]),
  grant(
    'ArtefactBucket',
    [
      's3:CreateBucket',
      's3:GetBucketVersioning',
      's3:ListBucket',
      's3:PutBucketOwnershipControls',
      's3:PutBucketPolicy',
      's3:PutBucketPublicAccessBlock',
      's3:PutBucketVersioning',
      's3:PutEncryptionConfiguration',
      's3:PutLifecycleConfiguration',
    ],
    [artefacts],
  ),
  grant('Artefacts', ['s3:GetObject', 's3:PutObject'], [...code, ...templates]),
  grant(
    'Secrets',
    [
      'ssm:AddTagsToResource',
      'ssm:DeleteParameter',
      'ssm:DeleteParameters',
      'ssm:GetParameter',
      'ssm:GetParameters',
      'ssm:GetParametersByPath',
      'ssm:ListTagsForResource',
      'ssm:PutParameter',
      'ssm:RemoveTagsFromResource',
    ],
    parameters,
  ),
]

/** What operators do with a deployed environment, and what is looked at before and after; nothing is changed by looks. */
export const operationGrants = ({
  queues,
  buckets,
  objects,
  functions,
  logGroups,
  accessRoles,
}: ProjectResources): readonly Grant[] => [
  grant(
    'Messages',
    [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:DeleteQueue',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ListQueueTags',
      'sqs:PurgeQueue',
      'sqs:ReceiveMessage',
      'sqs:SendMessage',
    ],
    queues,
  ),
  grant(
    'FilledBuckets',
    ['s3:DeleteBucket', 's3:GetBucketTagging', 's3:GetBucketVersioning', 's3:ListBucket', 's3:ListBucketVersions'],
    buckets,
  ),
  grant(
    'Files',
    ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
    objects,
  ),
  grant(
    'Executors',
    [
      'lambda:GetFunction',
      'lambda:GetFunctionConfiguration',
      'lambda:InvokeFunction',
      'lambda:ListTags',
      'lambda:UpdateFunctionCode',
    ],
    functions,
  ),
  grant('Logs', ['logs:DescribeLogStreams', 'logs:FilterLogEvents', 'logs:GetLogEvents'], logGroups),
  grant(
    'Look',
    [
      'ce:GetCostAndUsage',
      'cloudformation:DescribeAccountLimits',
      'cloudformation:DescribeStackDriftDetectionStatus',
      'cloudformation:ListStacks',
      'iam:GetAccountSummary',
      'lambda:GetAccountSettings',
      'logs:DescribeLogGroups',
      's3:ListAllMyBuckets',
      'sqs:ListQueues',
    ],
    anything,
  ),
  grant('KnowOneself', ['iam:GetRole', 'iam:SimulatePrincipalPolicy'], accessRoles),
]
