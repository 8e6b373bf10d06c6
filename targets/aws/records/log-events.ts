import { type CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { isNamed } from '../aws-error.ts'

/** A line in a log group. */
export interface LogEvent {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly text: string
}

export interface EventQuery {
  readonly group: string
  readonly from: number
  readonly to: number
  readonly limit: number
  /** Where an answer before has ended. */
  readonly token?: string
  /** In CloudWatch's words. */
  readonly pattern?: string
}

export interface EventPage {
  readonly events: readonly LogEvent[]
  /** There is more, though this page may be empty. */
  readonly token?: string
}

/** Reads a part of a log group. Of one that is not there, nothing: functions that never ran have written nothing. */
export async function readEvents(
  logs: CloudWatchLogsClient,
  { group, from, to, limit, token, pattern }: EventQuery,
): Promise<EventPage> {
  try {
    const { events = [], nextToken } = await logs.send(
      new FilterLogEventsCommand({
        logGroupName: group,
        startTime: from,
        endTime: to,
        limit,
        ...(token !== undefined && { nextToken: token }),
        ...(pattern !== undefined && { filterPattern: pattern }),
      }),
    )
    return {
      events: events.map(({ eventId = '', timestamp = 0, message = '' }) => ({
        id: eventId,
        at: timestamp,
        text: message,
      })),
      ...(nextToken !== undefined && { token: nextToken }),
    }
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return { events: [] }
    throw error
  }
}
