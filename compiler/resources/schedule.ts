import { routeIds } from '../plan/logical-ids.ts'
import type { SchedulePlan } from '../plan/plan.ts'
import { getAtt, type Resources, ref, regionalArn, sub } from '../template.ts'
import type { Names } from './names.ts'
import { allow, trust } from './policy.ts'
import { metadata } from './resource.ts'
import { role } from './role.ts'

/** The longest and the most often EventBridge Scheduler tries to deliver a trigger. */
const deliveryAttempts = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }

/** The schedule of a trigger route. A trigger that cannot be delivered goes to the route's dead letters. */
export function schedule({ route, expression, queue, deadLetters }: SchedulePlan, names: Names): Resources {
  const ids = routeIds(route)
  return {
    [ids.schedule]: {
      Type: 'AWS::Scheduler::Schedule',
      ...metadata('SCHEDULE', route),
      Properties: {
        Description: `Triggers route ${route}`,
        ScheduleExpression: expression,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        State: 'ENABLED',
        Target: {
          Arn: names.usedQueueArn(queue),
          RoleArn: getAtt(ids.scheduleRole, 'Arn'),
          Input: messageOf(expression),
          RetryPolicy: deliveryAttempts,
          DeadLetterConfig: { Arn: names.usedQueueArn(deadLetters) },
        },
      },
    },
    [ids.scheduleRole]: role(
      route,
      // Scheduler names the group, not the schedule, as the source of its calls.
      trust('scheduler.amazonaws.com', {
        StringEquals: {
          'aws:SourceAccount': ref('AWS::AccountId'),
          'aws:SourceArn': sub(regionalArn('scheduler', 'schedule-group/default')),
        },
      }),
      [allow('SendMessages', ['sqs:SendMessage'], [queue, deadLetters].map(names.queueArn))],
      names,
    ),
  }
}

/** The message's body; Scheduler fills in what stands in angle brackets. */
const messageOf = (expression: string): string =>
  JSON.stringify({
    trigger: expression,
    scheduledTime: '<aws.scheduler.scheduled-time>',
    executionId: '<aws.scheduler.execution-id>',
  })
