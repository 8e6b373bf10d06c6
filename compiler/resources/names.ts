import type { AwsOptions } from '../aws-options.ts'
import { bucketName, functionName, logGroupName, queueName, secretsPath, secretsRoot } from '../plan/naming.ts'
import type { Contents, Scope } from '../plan/plan.ts'
import { getAtt, pseudo, ref, regionalArn, sub, type Value } from '../template.ts'

/** What the resources of one template call queues, buckets, functions and logs. */
export interface Names {
  readonly scope: Scope
  /** Whether the queue or bucket is in this template. */
  readonly isHere: (id: string) => boolean
  readonly queue: (id: string) => string
  /** Text for `sub`. */
  readonly bucket: (id: string) => string
  readonly function: (executorId: string) => string
  readonly logGroup: (executorId: string) => string

  /** ARNs for policies: spelt out, so that a policy reads the same wherever the queue or bucket lives. */
  readonly queueArn: (id: string) => Value
  readonly bucketArn: (id: string) => Value
  readonly objectsArn: (id: string) => Value
  readonly logStreamsArn: (executorId: string) => Value

  /** For what uses the queue or bucket: in the same template a reference, so that the one used is made first. */
  readonly usedQueueArn: (id: string) => Value
  readonly usedQueueUrl: (id: string) => Value
  readonly usedBucketDomain: (id: string) => Value

  /** Where the secrets of the environment are, and what may be read for them; absent where there are none. */
  readonly secrets?: { readonly url: Value; readonly arn: Value }
}

/** Names for the template of a shard. What lives in another shard is called by its derived name. */
export function namesOf(
  scope: Scope,
  { queues, buckets }: Pick<Contents, 'queues' | 'buckets'>,
  { secretsVersion }: AwsOptions = {},
): Names {
  const here = new Set([...queues, ...buckets].map(({ logicalId }) => logicalId))
  const queue = (id: string): string => queueName(scope, id)
  const bucket = (id: string): string => bucketName(scope, id)
  const logGroup = (id: string): string => logGroupName(scope, id)
  const queueArn = (id: string): Value => sub(regionalArn('sqs', queue(id)))
  const bucketArnText = (id: string): string => `arn:${pseudo.partition}:s3:::${bucket(id)}`
  const queueUrl = (id: string): Value =>
    sub(`https://sqs.${pseudo.region}.${pseudo.urlSuffix}/${pseudo.account}/${queue(id)}`)
  const bucketDomain = (id: string): Value => sub(`${bucket(id)}.s3.${pseudo.region}.${pseudo.urlSuffix}`)
  return {
    scope,
    isHere: (id) => here.has(id),
    queue,
    bucket,
    function: (id) => functionName(scope, id),
    logGroup,
    queueArn,
    bucketArn: (id) => sub(bucketArnText(id)),
    objectsArn: (id) => sub(`${bucketArnText(id)}/*`),
    logStreamsArn: (id) => sub(regionalArn('logs', `log-group:${logGroup(id)}:*`)),
    usedQueueArn: (id) => (here.has(id) ? getAtt(id, 'Arn') : queueArn(id)),
    usedQueueUrl: (id) => (here.has(id) ? ref(id) : queueUrl(id)),
    usedBucketDomain: (id) => (here.has(id) ? getAtt(id, 'RegionalDomainName') : bucketDomain(id)),
    ...(secretsVersion !== undefined && {
      secrets: {
        url: sub(`https://ssm.${pseudo.region}.${pseudo.urlSuffix}${secretsPath(scope, secretsVersion)}`),
        arn: sub(regionalArn('ssm', `parameter${secretsRoot(scope)}/*`)),
      },
    }),
  }
}
