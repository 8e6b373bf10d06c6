import { routeIds } from '../plan/logical-ids.ts'
import type { ExecutorPlan } from '../plan/plan.ts'
import type { Resources, TemplateResource, Value } from '../template.ts'
import type { Names } from './names.ts'
import { allow, policy, type Statement, trust } from './policy.ts'
import { metadata, tagList } from './resource.ts'

/** The executor's role: what its route reads, writes and logs, and nothing else. */
export const executorRole = (need: ExecutorPlan, names: Names): Resources => ({
  [routeIds(need.route.name).role]: role(
    need.route.name,
    trust('lambda.amazonaws.com'),
    [...queues(need, names), ...objects(need, names), ...secrets(names), logs(need, names)],
    names,
  ),
})

/** A role with one policy of its own; CloudFormation names it. */
export const role = (
  route: string,
  trusted: Value,
  statements: readonly Statement[],
  names: Names,
): TemplateResource => ({
  Type: 'AWS::IAM::Role',
  ...metadata('PERMISSION', route),
  Properties: {
    Path: '/routo/',
    AssumeRolePolicyDocument: trusted,
    Policies: [{ PolicyName: 'route', PolicyDocument: policy(...statements) }],
    Tags: tagList(names.scope, route),
  },
})

function queues({ reads, deadLetters, sendsTo }: ExecutorPlan, names: Names): readonly Statement[] {
  const written = [...sendsTo, ...(deadLetters === undefined ? [] : [deadLetters])]
  return [
    ...(reads === undefined
      ? []
      : [
          allow(
            'ReceiveMessages',
            ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
            [names.queueArn(reads)],
          ),
        ]),
    ...(written.length === 0 ? [] : [allow('SendMessages', ['sqs:SendMessage'], written.map(names.queueArn))]),
  ]
}

function objects({ readsObjectsOf, writesTo }: ExecutorPlan, names: Names): readonly Statement[] {
  return [
    ...(readsObjectsOf === undefined
      ? []
      : [
          allow('ReadObjects', ['s3:GetObject', 's3:GetObjectVersion'], [names.objectsArn(readsObjectsOf)]),
          // Without it S3 answers 403 for an object that is gone, and the route could not tell the two apart.
          allow('TellMissingObjects', ['s3:ListBucket'], [names.bucketArn(readsObjectsOf)]),
        ]),
    ...(writesTo.length === 0 ? [] : [allow('WriteObjects', ['s3:PutObject'], writesTo.map(names.objectsArn))]),
  ]
}

/** Parameters that are encrypted with AWS's own key need no grant of that key. */
const secrets = ({ secrets: kept }: Names): readonly Statement[] =>
  kept === undefined ? [] : [allow('ReadSecrets', ['ssm:GetParametersByPath'], [kept.arn])]

const logs = ({ logicalId }: ExecutorPlan, names: Names): Statement =>
  allow('WriteLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [names.logStreamsArn(logicalId)])
