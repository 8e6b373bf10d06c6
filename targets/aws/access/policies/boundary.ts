import { type Grant, grant } from './policy.ts'
import type { ProjectResources } from './scope.ts'

/** The most that any role of a route can do. What its own policy says is less: exact names in place of these patterns. */
export const boundaryGrants = (
  { queues, buckets, objects, logGroups, parameters, keys }: ProjectResources,
  region: string,
): readonly Grant[] => [
  grant(
    'Queues',
    [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
      'sqs:SendMessage',
    ],
    queues,
  ),
  grant('Objects', ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'], objects),
  grant('Buckets', ['s3:ListBucket'], buckets),
  grant('Logs', ['logs:CreateLogStream', 'logs:PutLogEvents'], logGroups),
  grant('Secrets', ['ssm:GetParametersByPath'], parameters),
  // Only what Parameter Store decrypts on the way.
  grant('SecretsKey', ['kms:Decrypt'], keys, { StringLike: { 'kms:ViaService': `ssm.${region}.*` } }),
]
