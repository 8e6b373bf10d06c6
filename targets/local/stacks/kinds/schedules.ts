import { exactly, object, oneOf, text } from '../../../../compiler/shape.ts'
import { scheduleArn } from '../../place.ts'
import { kind } from './kind.ts'
import { generatedName } from './names.ts'
import { count } from './shapes.ts'

interface ScheduleProperties {
  readonly ScheduleExpression: string
  readonly ScheduleExpressionTimezone: string
  readonly State: 'ENABLED' | 'DISABLED'
  readonly Target: {
    readonly Arn: string
    readonly RoleArn: string
    readonly Input: string
    readonly RetryPolicy: { readonly MaximumEventAgeInSeconds: number; readonly MaximumRetryAttempts: number }
    readonly DeadLetterConfig: { readonly Arn: string }
  }
}

const LONGEST_NAME = 64

export const schedule = kind<ScheduleProperties>({
  shape: object(
    {
      ScheduleExpression: text,
      ScheduleExpressionTimezone: text,
      FlexibleTimeWindow: object({ Mode: exactly('OFF') }),
      State: oneOf(['ENABLED', 'DISABLED']),
      Target: object({
        Arn: text,
        RoleArn: text,
        Input: text,
        RetryPolicy: object({ MaximumEventAgeInSeconds: count, MaximumRetryAttempts: count }),
        DeadLetterConfig: object({ Arn: text }),
      }),
    },
    { Description: text },
  ),
  physicalId: (resource) => generatedName(resource, LONGEST_NAME),
  attributes: (name) => ({ Arn: scheduleArn(name) }),
  put: ({ physicalId: name, properties }, { schedules }) =>
    schedules.put({
      name,
      expression: properties.ScheduleExpression,
      timezone: properties.ScheduleExpressionTimezone,
      isEnabled: properties.State === 'ENABLED',
      queueArn: properties.Target.Arn,
      roleArn: properties.Target.RoleArn,
      input: properties.Target.Input,
      deadLetterArn: properties.Target.DeadLetterConfig.Arn,
      retry: {
        maximumEventAgeS: properties.Target.RetryPolicy.MaximumEventAgeInSeconds,
        maximumAttempts: properties.Target.RetryPolicy.MaximumRetryAttempts,
      },
    }),
  remove: ({ physicalId }, { schedules }) => schedules.remove(physicalId),
  live({ physicalId, properties }, { schedules }) {
    const config = schedules.get(physicalId)
    if (config === undefined) return undefined
    return {
      ...properties,
      ScheduleExpression: config.expression,
      ScheduleExpressionTimezone: config.timezone,
      State: config.isEnabled ? 'ENABLED' : 'DISABLED',
    }
  },
})
