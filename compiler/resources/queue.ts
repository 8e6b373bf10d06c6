import { policyId } from '../plan/logical-ids.ts'
import type { QueuePlan } from '../plan/plan.ts'
import { type Resources, ref } from '../template.ts'
import type { Names } from './names.ts'
import { denyInsecureTransport, policy, type Statement } from './policy.ts'
import { metadata, type ResourceRole, retained, tagList } from './resource.ts'

/** A queue and its policy. No message is lost by default: what cannot be handled goes to the reader's dead letters. */
export function queue(need: QueuePlan, names: Names): Resources {
  const { logicalId, route, redrive, serves } = need
  return {
    [logicalId]: {
      Type: 'AWS::SQS::Queue',
      ...retained,
      ...metadata(roleOf(need), route),
      Properties: {
        QueueName: names.queue(logicalId),
        SqsManagedSseEnabled: true,
        VisibilityTimeout: need.visibilityTimeoutS,
        MessageRetentionPeriod: need.retentionS,
        ...(redrive && {
          RedrivePolicy: {
            deadLetterTargetArn: names.usedQueueArn(redrive.deadLetters),
            maxReceiveCount: redrive.maxReceiveCount,
          },
        }),
        ...(serves && {
          // By name: the queues it serves refer to it, and a reference back would be a circle.
          RedriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: serves.map(names.queueArn) },
        }),
        Tags: tagList(names.scope, route),
      },
    },
    [policyId(logicalId)]: {
      Type: 'AWS::SQS::QueuePolicy',
      ...metadata('PERMISSION', route),
      Properties: {
        Queues: [ref(logicalId)],
        PolicyDocument: policy(
          denyInsecureTransport('sqs:*', [names.queueArn(logicalId)]),
          ...notifications(need, names),
        ),
      },
    },
  }
}

function roleOf({ purpose, redrive }: QueuePlan): ResourceRole {
  if (purpose === 'dead-letter') return 'DEAD_LETTER'
  return redrive === undefined ? 'TARGET' : 'SOURCE'
}

/** The bucket is named, not referred to: it asks for this policy before it can be made. */
const notifications = ({ logicalId, notifiedBy }: QueuePlan, names: Names): readonly Statement[] =>
  notifiedBy === undefined
    ? []
    : [
        {
          Sid: 'AllowBucketNotifications',
          Effect: 'Allow',
          Principal: { Service: 's3.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: names.queueArn(logicalId),
          Condition: {
            StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') },
            ArnEquals: { 'aws:SourceArn': names.bucketArn(notifiedBy) },
          },
        },
      ]
