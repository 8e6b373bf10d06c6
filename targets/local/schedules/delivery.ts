import { randomUUID } from 'node:crypto'
import type { Access } from '../access/access.ts'
import { CloudError } from '../cloud-error.ts'
import type { CloudLog } from '../cloud-log.ts'
import { nameInArn, scheduleArn } from '../place.ts'
import type { MessageAttributes, Queues, Settlement } from '../queues/queues.ts'
import type { ScheduleConfig } from './schedules.ts'

export interface DeliveryDependencies {
  readonly queues: Pick<Queues, 'settle'>
  readonly access: Access
  readonly log: CloudLog
}

/** A time of a schedule that has come. */
export interface Occurrence {
  readonly config: ScheduleConfig
  /** The time of the expression, in milliseconds since 1970. */
  readonly time: number
  readonly executionId: string
  /** Attempts that failed. */
  readonly failures: number
}

export const occurrenceOf = (config: ScheduleConfig, time: number): Occurrence => ({
  config,
  time,
  executionId: randomUUID(),
  failures: 0,
})

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/**
 * Sends the message of an occurrence, in the name of the schedule's role; `done` is written in the same step, so that it is sent once
 * however the cloud ends. One that cannot be delivered goes to the dead letters.
 *
 * @returns how long to wait before another attempt, in milliseconds; undefined when there is none to make
 */
export async function deliver(
  dependencies: DeliveryDependencies,
  occurrence: Occurrence,
  now: number,
  done: NonNullable<Settlement['also']>,
): Promise<number | undefined> {
  const { config } = occurrence
  try {
    await sendAs(dependencies, config.roleArn, config.queueArn, { body: inputOf(occurrence), attributes: {} }, done)
    return undefined
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** occurrence.failures)
    const exhausted = exhaustedBy(occurrence, error, now + waitMs)
    if (exhausted === undefined) return waitMs
    dependencies.log.warn(
      { err: error, schedule: config.name, failures: occurrence.failures + 1 },
      'a trigger could not be delivered',
    )
    return bury(dependencies, occurrence, error, exhausted, done)
  }
}

/** Why no further attempt is made: what a caller did wrong stays wrong. */
function exhaustedBy({ config, time, failures }: Occurrence, { status }: CloudError, next: number): string | undefined {
  if (status < 500) return 'NonRetryableError'
  if (failures >= config.retry.maximumAttempts) return 'MaximumRetryAttempts'
  return next - time > config.retry.maximumEventAgeS * 1000 ? 'MaximumEventAgeInSeconds' : undefined
}

async function bury(
  dependencies: DeliveryDependencies,
  occurrence: Occurrence,
  error: CloudError,
  exhausted: string,
  done: NonNullable<Settlement['also']>,
): Promise<number | undefined> {
  const { config } = occurrence
  const attributes = letterAttributes(occurrence, error, exhausted)
  try {
    if (config.deadLetterArn === undefined) await dependencies.queues.settle({ also: done })
    else
      await sendAs(dependencies, config.roleArn, config.deadLetterArn, { body: inputOf(occurrence), attributes }, done)
  } catch (failure) {
    if (!(failure instanceof CloudError)) throw failure
    if (failure.status >= 500) return LONGEST_WAIT_MS
    dependencies.log.error({ err: failure, schedule: config.name }, 'a trigger could not be put into the dead letters')
    await dependencies.queues.settle({ also: done })
  }
  return undefined
}

async function sendAs(
  { queues, access }: DeliveryDependencies,
  roleArn: string,
  queueArn: string,
  message: { readonly body: string; readonly attributes: MessageAttributes },
  also: NonNullable<Settlement['also']>,
): Promise<void> {
  access.authorize(access.principalOf(roleArn), 'sqs:SendMessage', queueArn)
  await queues.settle({ sends: [{ queue: nameInArn(queueArn), message }], also })
}

/** The body of the message: what stands in angle brackets is filled in. */
function inputOf({ config, time, executionId, failures }: Occurrence): string {
  return config.input
    .replaceAll('<aws.scheduler.schedule-arn>', scheduleArn(config.name))
    .replaceAll('<aws.scheduler.scheduled-time>', timeText(time))
    .replaceAll('<aws.scheduler.execution-id>', executionId)
    .replaceAll('<aws.scheduler.attempt-number>', String(failures + 1))
}

const letterAttributes = (
  { config, time, executionId, failures }: Occurrence,
  { code, message }: CloudError,
  exhausted: string,
): MessageAttributes =>
  Object.fromEntries(
    Object.entries({
      ERROR_CODE: code,
      ERROR_MESSAGE: message,
      EXECUTION_ID: executionId,
      EXHAUSTED_RETRY_CONDITION: exhausted,
      RETRY_ATTEMPTS: String(failures),
      SCHEDULED_TIME: timeText(time),
      SCHEDULE_ARN: scheduleArn(config.name),
      TARGET_ARN: config.queueArn,
    }).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  )

/** To the second, as Scheduler writes it. */
const timeText = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
